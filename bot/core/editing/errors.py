"""The one way in which an edit fails, in words for the editor who asked for it."""

from __future__ import annotations


class EditError(Exception):
    """An edit that cannot be applied; nothing was changed.

    Args:
        what: what is wrong, without a full stop.
        where: the file, and the block in it if there is one.
        to_do: what the editor can do about it, without a full stop.
    """

    def __init__(self, what: str, *, where: str, to_do: str) -> None:
        self.what = what
        self.where = where
        self.to_do = to_do
        super().__init__(f"{where}: {what}. {to_do}.")
