"""Documents: what a report is about, from the block `document:`.

Reads the block. Adds the document's facts to the page. Listens to `front_matter_blocks`.
"""

from plugins.documents.hooks import register

__all__ = ["register"]
