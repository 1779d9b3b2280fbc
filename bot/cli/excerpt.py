"""Takes a problem and its file's lines; gives the source line with the place underlined."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from bot.core.loading.pinpoint import extent
from bot.core.loading.yaml_syntax import LINE_END
from bot.core.problem import Problem

WIDEST: Final = 92
"""Characters of a source line that are shown; with the line's number they fit a window of 100."""

_BEFORE: Final = 40
"""Characters kept before the place when a line is cut."""

_TAB: Final = "    "
_UNSEEN: Final = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """One source line as it may be printed, and where the place in it is.

    `start` and `width` are counted in columns of a terminal, from 0: a Chinese letter takes two.
    """

    number: int
    line: str
    start: int
    width: int


def lines_of(text: str | None) -> Sequence[str]:
    """The lines of a file as problems count them; none of a file that could not be read."""
    return LINE_END.split(text.removeprefix("\ufeff")) if text is not None else ()


def excerpt(problem: Problem, lines: Sequence[str]) -> Excerpt | None:
    """The line of a problem; None for a problem of a whole file or where there is no such line."""
    if not 0 < problem.line <= len(lines):
        return None
    line = lines[problem.line - 1]
    start = min(problem.column - 1, len(line))
    end = max(start + 1, min(extent(problem, line), len(line)))
    first, last = _window(start, end, len(line))
    before = ("…" if first else "") + printable(line[first:start])
    marked = printable(line[start : min(end, last)])
    after = printable(line[end:last]) + ("…" if last < len(line) else "")
    return Excerpt(
        number=problem.line,
        line=(before + marked + after).rstrip(),
        start=cell_len(before),
        width=max(1, cell_len(marked)),
    )


def _window(start: int, end: int, length: int) -> tuple[int, int]:
    """The part of a long line to show: around the place, and as much after it as fits."""
    if length <= WIDEST:
        return 0, length
    first = 0 if end <= WIDEST else max(0, start - _BEFORE)
    first = min(first, max(0, length - WIDEST))
    return first, min(length, first + WIDEST)


def printable(text: str) -> str:
    """The same line without what moves the cursor, changes colours or cannot be seen.

    A file may hold anything, and a terminal obeys what it is sent.
    """
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    if character.isprintable():
        return character
    return " " if unicodedata.category(character) == "Zs" else _UNSEEN
