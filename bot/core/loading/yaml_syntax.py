"""Takes a YAML text that no parser can read, and gives Problems that an editor can act on.

PyYAML's two parsers word their errors for people who know YAML's grammar, and not quite alike.
The sentences here are chosen by what the parser was doing and by the line it stopped at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType

import yaml

from bot.core.problem import Problem

LONGEST = 2 * 1024**2
"""Bytes of one knowledge file; 10,000 phrasings take less than one."""

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line for YAML's parsers in a text without invisible characters."""

DEEPEST = 30
TOO_DEEP = f"brackets stand inside each other {DEEPEST} times: remove some"

QUESTION_MARK = "between brackets a text with a ? must stand in quotes: put quotes around it"
"""libyaml would take it, PyYAML's own parser does not, and a file must mean the same to both."""

_SHOWN = 60
_MOST_ALIKE = 20
# What YAML refuses, what it silently takes as a line's end, and what nobody can see: NUL and
# other controls, halves of characters, soft hyphens, zero-width and direction marks.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_TAB = re.compile("\t")
# Copied from a web page or typed with another key: looks like a space, and YAML takes it for text.
_ODD_SPACE = re.compile(
    r"^ *(?:- *)?(?:[\w-]+: *)?([\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE
)
_DIRECTIVE = re.compile("^%", re.MULTILINE)
# What git writes into a file when two people changed the same lines.
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)


def cut(text: str) -> str:
    """The text on one line, at most 60 characters, shortened where people see that it is."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def shown(text: str) -> str:
    """The text cut and in backticks, for a Problem's `found`."""
    return f"`{cut(text)}`"


def unreadable(text: str, file: str) -> Iterator[Problem]:
    """Characters that have no place in such a file, at most 20 of a kind.

    Args:
        text: the whole file, without a byte order mark.
        file: its name, for the problems.
    """
    for match in islice(_UNSEEN.finditer(text), _MOST_ALIKE):
        message = f"the invisible character U+{ord(match[0]):04X} stands here: delete it"
        yield _problem(file, place(text, match.start()), "control-character", message)
    for match in islice(_TAB.finditer(text), _MOST_ALIKE):
        message = "a tab stands here: YAML wants spaces. Delete it and type spaces"
        yield _problem(file, place(text, match.start()), "tab", message)
    for match in islice(_ODD_SPACE.finditer(text), _MOST_ALIKE):
        message = (
            f"a space of another kind (U+{ord(match[1]):04X}) stands here, maybe from a web page: "
            "delete it and type a plain one"
        )
        yield _problem(file, place(text, match.start(1)), "odd-space", message)
    for match in islice(_conflicts(text), _MOST_ALIKE):
        yield _problem(file, place(text, match.start()), "merge-conflict", _CONFLICT_MESSAGE)
    for match in islice(_DIRECTIVE.finditer(text), _MOST_ALIKE):
        message = "a line that starts with % has no use here: remove it"
        yield _problem(file, place(text, match.start()), "directive", message)


_CONFLICT_MESSAGE = (
    "two people changed these lines and git left both versions here: keep one, and delete the "
    "other with the lines of `<<<<<<<`, `=======` and `>>>>>>>`"
)


def _conflicts(text: str) -> Iterator[re.Match[str]]:
    """The first line of each conflict, or else what is left of one that was mended by half."""
    marks = list(_CONFLICT.finditer(text))
    first = [mark for mark in marks if mark[0].startswith("<")]
    return iter(first or marks[:1])


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of the character at an index."""
    starts = [match.end() for match in LINE_END.finditer(text, 0, index)]
    return len(starts) + 1, index - (starts[-1] if starts else 0) + 1


def explain(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Say what is wrong where a parser stopped.

    Args:
        error: what PyYAML raised.
        text: the whole file.
        file: its name, for the problem.
    """
    context, problem = str(error.context or ""), str(error.problem or "")
    here = error.problem_mark or error.context_mark
    start = error.context_mark or here
    if here is None or start is None:
        return _problem(
            file,
            (0, 0),
            "yaml",
            "this cannot be read as YAML: undo the last change, or restore an older version",
        )
    lines = LINE_END.split(text)
    line = lines[here.line]
    rule = _reason(context, problem, line[: here.column], line[here.column :])
    if _NO_SPACE_AFTER_DASH.match(lines[start.line]) and rule == "missing-colon":
        rule = "dash"
    mark = start if rule in _SEEN_AT_START else here
    at = (mark.line + 1, mark.column + 1)
    return _problem(file, at, rule, _SAYS[rule], lines[mark.line].strip())


_NO_SPACE_AFTER_DASH = re.compile(r"\s*-[^\s-]")
_SEEN_AT_START = {"open-quote", "escape", "dash", "missing-colon", "brackets", "alias", "tag"}
"""The parser notices these late; the mistake is where it began to read."""


def _reason(context: str, problem: str, before: str, after: str) -> str:  # noqa: C901, PLR0911 - a table with conditions
    """The rule for what the parser was doing (context) and met (problem)."""
    if "quoted scalar" in context:
        escape = "escape" in problem or "hexdecimal" in problem or "hexadecimal" in problem
        return "escape" if escape else "open-quote"
    if "cannot start any token" in problem:
        return "reserved-character"
    if "alias" in context or "anchor" in context:
        return "alias"
    if "tag" in context or "tag" in problem:
        return "tag"
    if "block scalar" in context:
        return "block"
    if "sequence entries" in problem:
        return "dash"
    if "expected ':'" in problem:
        return "missing-colon"
    if "but got '?'" in problem:
        return "question-mark"
    if "nesting depth" in problem:  # libyaml from PyYAML 6.0.4 on, at a thousand
        return "too-deep"
    if "flow" in context or after[:1] in ("]", "}"):
        return "brackets"
    if "mapping values are not allowed" in problem and re.search(r":\s", before):
        return "colon"
    if before.rstrip().endswith(("'", '"')):
        return "after-quote"
    return "indentation"


_SAYS: Mapping[str, str] = MappingProxyType(
    {
        "escape": r"in double quotes a \ means something else: put the text in single quotes",
        "open-quote": "the quotation mark that opens here is never closed: add one",
        "reserved-character": "no text can start with this sign here: put the whole text in quotes",
        "alias": "a text that starts with * or & is special in YAML: put the whole text in quotes",
        "tag": "a text that starts with ! is a type in YAML: put the whole text in quotes",
        "block": "after `>-` comes a new line: start the text there, all its lines indented alike",
        "dash": "put a dash and a space before each item of a list, and each item on its own line",
        "missing-colon": "a colon and a space are missing after the key on this line: write "
        "`key: value`. If it belongs to the text above, indent it like that text",
        "question-mark": QUESTION_MARK,
        "too-deep": TOO_DEEP,
        "brackets": "the bracket that opens here is not closed, or lacks a comma inside: add it",
        "colon": "a text with a colon and a space must stand in quotes: put quotes around it",
        "after-quote": "text goes on after the closing quotation mark: put the other kind of "
        "quotation marks around all of it",
        "indentation": "this line is not indented like its neighbours, or lacks a colon: line it "
        "up with them",
    }
)


def _problem(file: str, at: tuple[int, int], rule: str, message: str, found: str = "") -> Problem:
    return Problem(
        file=file,
        line=at[0],
        column=at[1],
        rule=rule,
        message=message,
        found=shown(found) if found else "",
    )
