"""Bundles: output files that are made all at once, of one value; what they are called comes out."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle(Page):
    """The file `path`, which is always among them, and others below its folder.

    `template` names what makes them of `values`: a function that returns their bytes by path,
    relative to the folder. Whatever else lies in the folder is removed.
    """

    @property
    def folder(self) -> str:
        """The folder of the files, with a slash at its end."""
        return f"{self.path.rpartition('/')[0]}/"
