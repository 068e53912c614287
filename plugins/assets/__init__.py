"""Assets: the theme's files and the pictures and documents that texts show or link to.

Reads the theme's `static` folder and the content folder. Adds files. Listens to `plan_pages`.
"""

from plugins.assets.hooks import register

__all__ = ["register"]
