"""Takes values; gives YAML in the style of the house.

Prose goes into `>-` blocks folded at 100 columns, wordings stand one a line, lists of ids between
brackets, and quotes only where YAML would otherwise read something else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from bot.core.loading.tree import Loc
from bot.core.loading.yaml_scalar import meaning
from bot.core.loading.yaml_syntax import unreadable
from bot.core.model import LANGUAGES

WIDTH = 100
"""Columns of a line; a longer word or wording stands out."""

Form = Literal["prose", "brackets", "lines"]

_PROSE = frozenset({"answer", "beyond", "suspended", "refusals", "in_public", "no_contact"})
_IN_BRACKETS = frozenset({"source", "related", "entries", "read"})
_INSIDE_BRACKETS = frozenset({"quotes", "outlets", "names"})
# What may not begin or stand in a text without quotes, by YAML or by our own rules for editors.
_BEGINS_OTHERWISE = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=~<“”„‘’\s]|\.\.\.")  # noqa: RUF001
_TURNS_OTHERWISE = re.compile(r":\s|:$|\s#|[\n\r\t]|\s$")
_IN_FLOW_OTHERWISE = re.compile(r"[,\[\]{}?:]")


def form(loc: Loc) -> Form:
    """How the house writes the value at a place of any of the files."""
    last = loc[-1] if loc else ""
    if last == "says" or (last in LANGUAGES and any(step in _PROSE for step in loc[:-1])):
        return "prose"
    if last in _IN_BRACKETS or (len(loc) > 1 and loc[-2] in _INSIDE_BRACKETS):
        return "brackets"
    return "lines"


def after(loc: Loc, value: Any, indent: int) -> str:
    """A value as it stands behind its colon or its dash.

    Args:
        loc: its place in its file.
        value: the value, of plain lists, maps, texts, dates and numbers.
        indent: the column of the key or the dash.

    Returns:
        Its lines, without a break at its end; it begins with a space or a break.
    """
    if form(loc) == "prose" and _can_fold(value):
        return " >-\n" + _folded(value, indent + 2)
    if not isinstance(value, dict | list):
        return " " + scalar(value)
    if form(loc) == "brackets" or not value:
        return " " + in_brackets(value, indent)
    inner = " " * (indent + 2)
    if isinstance(value, list):
        items = (after((*loc, number), item, indent + 2) for number, item in enumerate(value))
        return "".join(f"\n{inner}-{item}" for item in items)
    lines = "".join(f"\n{inner}{pair(loc, key, item, indent + 2)}" for key, item in value.items())
    # Behind a dash the first pair stands on the dash's line.
    return f" {lines.lstrip()}" if loc and isinstance(loc[-1], int) else lines


def pair(loc: Loc, key: str, value: Any, indent: int) -> str:
    """A key and its value, in the map at `loc` whose keys stand at the column `indent`."""
    return f"{scalar(key, flow=True)}:{after((*loc, key), value, indent)}"


def in_brackets(value: Any, indent: int) -> str:
    """A value on one line, or on more where it is too long; `indent` is that of its key or dash."""
    match value:
        case dict():
            parts = [
                f"{scalar(key, flow=True)}: {in_brackets(item, indent)}"
                for key, item in value.items()
            ]
            return _joined("{", parts, "}", indent)
        case list():
            return _joined("[", [in_brackets(item, indent) for item in value], "]", indent)
        case _:
            return scalar(value, flow=True)


def scalar(value: Any, *, flow: bool = False) -> str:
    """A text, date, number or truth value on one line."""
    match value:
        case bool():
            return str(value).lower()
        case int() | date():
            return str(value)
        case None:
            return "null"
        case _:
            text = str(value)
            return text if _is_plain(text, flow=flow) else _quoted(text)


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or _BEGINS_OTHERWISE.match(text) or _TURNS_OTHERWISE.search(text):
        return False
    if flow and _IN_FLOW_OTHERWISE.search(text):
        return False
    try:
        return isinstance(meaning(text), str) and not any(unreadable(text, ""))
    except ValueError:
        return False


def _quoted(text: str) -> str:
    r"""In double quotes; what may not stand in the file at all is written as \uXXXX."""
    quoted = json.dumps(text, ensure_ascii=False)
    hidden = {character for character in quoted if any(unreadable(character, ""))}
    return "".join(f"\\u{ord(c):04x}" if c in hidden else c for c in quoted)


def _can_fold(value: Any) -> bool:
    """Whether a `>-` block can hold it unchanged."""
    if not isinstance(value, str) or any(unreadable(value, "")) or "\t" in value or "\r" in value:
        return False
    return all(part and part == part.strip() for part in value.split("\n"))


def _folded(text: str, indent: int) -> str:
    lines = (line for part in text.split("\n") for line in ("", *_filled(part, WIDTH - indent)))
    return "\n".join(" " * indent + line if line else "" for line in list(lines)[1:])


def _filled(text: str, width: int) -> Iterator[str]:
    """Lines that YAML joins with one space each: none is broken where two spaces stand."""
    line = ""
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _joined(opening: str, parts: list[str], closing: str, indent: int) -> str:
    line = f"{opening}{', '.join(parts)}{closing}"
    if len(line) + indent + len("source: ") <= WIDTH:
        return line
    inner, lines = " " * (indent + 2), [""]
    for part in parts:
        if len(lines[-1]) + len(part) + 2 + len(inner) > WIDTH and lines[-1]:
            lines.append("")
        lines[-1] += f"{part}, "
    text = f"\n{inner}".join(line.rstrip() for line in lines)
    return f"{opening}\n{inner}{text.rstrip(',')}\n{' ' * indent}{closing}"
