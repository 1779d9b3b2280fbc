"""Takes problems and their files' texts; gives each the place of the very words that it names.

A rule knows where a value starts, which for a text of several lines is the `>-` above it. People
look for the number, name or quotation itself, which may stand lines below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from bot.core.loading.yaml_syntax import LINE_END
from bot.core.problem import Problem

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BEFORE_TEXT: Final = re.compile(r" *(?:- +)*")
_NAMED: Final = re.compile(r"`([^`]+)`")


def pinpoint(problems: Iterable[Problem], texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems at the places of what they found; as they are where that cannot be told.

    Args:
        problems: what rules found, at the starts of values.
        texts: file name → text, as they were read.
    """
    lines = {file: _LINE.findall(text.removeprefix("\ufeff")) for file, text in texts.items()}
    return tuple(_pinpoint(problem, lines.get(problem.file, [])) for problem in problems)


def _pinpoint(problem: Problem, lines: Sequence[str]) -> Problem:
    words = _pattern(problem.found)
    if not (words and 0 < problem.line <= len(lines)):
        return problem
    value = _value(lines, problem.line - 1)
    match = words.search(value, problem.column - 1)
    if match is None:
        return problem
    ends = [end.end() for end in LINE_END.finditer(value, 0, match.start())]
    column = match.start() - (ends[-1] if ends else 0) + 1
    return replace(problem, line=problem.line + len(ends), column=column)


def extent(problem: Problem, line: str) -> int:
    """Where in its line the words that a problem names end, counted from 0.

    These are what it found, or else a word of its message that stands at the place. If there are
    none, it is one character: the place itself.
    """
    start = problem.column - 1
    for named in (problem.found, *_NAMED.findall(problem.message)):
        words = _pattern(named)
        if words and (match := words.match(line, start)):
            return match.end()
    rest = " ".join(line[start:].split())
    goes_on = len(rest) > 1 and rest in problem.found  # the words continue on the next line
    return len(line.rstrip()) if goes_on else start + 1


def _pattern(named: str) -> re.Pattern[str] | None:
    """Finds words wherever lines may break between them, and never in the middle of a longer one.

    They may be in backticks, and cut, which is seen by the `…` at their end.
    """
    parts = named.strip("`").removesuffix("…").split()
    if not parts:
        return None
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() and "…" not in named[-2:] else ""
    return re.compile(before + r"[\"']?" + r"\s+".join(map(re.escape, parts)) + after)


def _value(lines: Sequence[str], first: int) -> str:
    """The line in which a value starts (from 0), and those below that are indented deeper."""
    depth = _depth(lines[first])
    below = takewhile(
        lambda line: not line.strip() or len(line) - len(line.lstrip(" ")) > depth,
        islice(lines, first + 1, None),
    )
    return "".join([lines[first], *below])


def _depth(line: str) -> int:
    """The column, from 0, of a line's key."""
    match = _BEFORE_TEXT.match(line)
    return match.end() if match else 0
