"""Takes a problem and its file's text; gives it the place of the very words that it names.

A rule knows where a value starts, which for a text of several lines is the `>-` above it. People
look for the number, name or quotation itself, which may stand lines below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.core.loading.yaml_syntax import LINE_END
from bot.core.problem import Problem

_BEFORE_TEXT: Final = re.compile(r" *(?:- +)*")
_NAMED: Final = re.compile(r"`([^`]+)`")


def pinpoint(problem: Problem, texts: Mapping[str, str]) -> Problem:
    """The problem at the place of what it found; as it is where that cannot be told.

    Args:
        problem: what a rule found, at the start of a value.
        texts: file name → text, as they were read.
    """
    text = texts.get(problem.file, "").removeprefix("\ufeff")
    words = _pattern(problem.found)
    if not (problem.line and words and text):
        return problem
    value = _value(text, problem.line)
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


def _value(text: str, first: int) -> str:
    """The line in which a value starts (from 1), and those below that are indented deeper."""
    ends = [0, *(end.end() for end in LINE_END.finditer(text)), len(text)]
    last = first
    depth = _depth(text[ends[first - 1] : ends[first]])
    while last + 1 < len(ends):
        line = text[ends[last] : ends[last + 1]]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= depth:
            break
        last += 1
    return text[ends[first - 1] : ends[last]]


def _depth(line: str) -> int:
    """The column, from 0, of a line's key."""
    match = _BEFORE_TEXT.match(line)
    return match.end() if match else 0
