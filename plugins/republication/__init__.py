"""Republication: where a text was first published, and by what right it is here.

Reads the blocks `republication:`, for a whole post, and `carried:`, for a text that a post of ours
carries between `/// carried | Title` and `///`. Adds the provenance to pages, listings and JSON-LD,
and tells search engines which page to list. Listens to `front_matter_blocks` and `markdown_blocks`.
"""

from plugins.republication.hooks import register

__all__ = ["register"]
