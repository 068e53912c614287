"""Videos: where a video is, its picture and its words, from the block `video:` of the front matter.

Reads the block. Adds the video to the page; one that lies elsewhere is loaded when the reader asks
for it, not before. Listens to `front_matter_blocks`.
"""

from plugins.videos.hooks import register

__all__ = ["register"]
