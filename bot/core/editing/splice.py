"""Takes a text and the places where it changes; gives the changed text, the rest byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.editing.spans import line_end, line_start


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """`new` instead of `text[start:end]`; its lines end as in Unix, whatever the file's do."""

    start: int
    end: int
    new: str


def spliced(text: str, splices: Iterable[Splice], line_break: str) -> str:
    """The text with all splices; several insertions at one place keep their order."""
    pieces, done = [], 0
    for splice in sorted(splices, key=lambda splice: splice.start):
        pieces.append(text[done : max(done, splice.start)])
        pieces.append(splice.new.replace("\n", line_break))
        done = max(done, splice.end)
    return "".join(pieces) + text[done:]


def inserted(text: str, index: int, new: str, *, above: bool, blank: bool) -> Splice:
    """New lines where a line begins or the text ends; a missing break at the end stays missing.

    Args:
        text: the file.
        index: where they go.
        new: the lines, without a break at the end.
        above: they stand above what they are set apart from, not below.
        blank: whether a blank line sets them apart.
    """
    if above:
        new = f"{new}\n\n" if blank else f"{new}\n"
    elif index and text[index - 1] not in "\r\n":
        new = f"\n\n{new}" if blank else f"\n{new}"
    else:
        new = f"\n{new}\n" if blank else f"{new}\n"
    return Splice(start=index, end=index, new=new)


def apart(gap: str) -> bool:
    """Whether a blank line stands between two items."""
    return re.search(r"(\r\n|\r|\n) *(\r\n|\r|\n)", gap) is not None


def blank_after(text: str, index: int) -> int:
    """Behind the blank lines from an index on."""
    while index < len(text) and not text[index : line_end(text, index)].strip():
        index = line_end(text, index)
    return index


def blank_before(text: str, index: int) -> int:
    """Where the blank lines begin that end at an index."""
    while index:
        above = line_start(text, index - (2 if text.startswith("\r\n", index - 2) else 1))
        if text[above:index].strip():
            break
        index = above
    return index
