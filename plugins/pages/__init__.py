"""Pages: the build itself, from the outline of the site to the files of the output folder.

Reads the settings. Adds the Pelican class, the generator and the writer. Listens to
`get_generators` and `get_writer`; asks the other plugins by the signals of `vigie.signals`.
"""

from plugins.pages.hooks import Vigie, register

__all__ = ["Vigie", "register"]
