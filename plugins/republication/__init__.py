"""Republication: where a text was first published, from the block `republication:`.

Reads the block. Adds its provenance to the page. Listens to `front_matter_blocks`.
"""

from plugins.republication.hooks import register

__all__ = ["register"]
