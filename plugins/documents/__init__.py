"""Documents: what a report is about, and what it recommends.

Reads the block `document:` and the lists from `/// recommendations` to `///`. Adds the document's
facts to pages, listings and JSON-LD. Listens to `front_matter_blocks` and `markdown_blocks`.
"""

from plugins.documents.hooks import register

__all__ = ["register"]
