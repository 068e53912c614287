"""Interviews: who answers, from the block `interview:`, and what is asked, from `/// interview`.

Reads the front matter block and the Markdown block. Adds who answers to the page and to lists;
marks questions and answers up as such. Listens to `front_matter_blocks` and `markdown_blocks`.
"""

from plugins.interviews.hooks import register

__all__ = ["register"]
