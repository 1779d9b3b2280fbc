"""Takes what pydantic says of a file's values; gives Problems in sentences for volunteers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from bot.core.loading.tree import Loc, Mark, Tree
from bot.core.loading.yaml_syntax import cut, shown
from bot.core.model import LANGUAGES
from bot.core.problem import Problem

_LANGUAGE_NAMES = {"en": "English", "es": "Spanish"}
_REFERENCES = {"source", "related", "entries", "document", "outlet"}
_ID = "small letters a-z, digits and single -"
_NEAR = 60
"""rapidfuzz's ratio (0..100) from which a key counts as a slip of another: "sorce" and "source"
have 91, "answers" and "answer" 92, two keys of one map at most 57 ("since" and "source")."""


def translate(detail: ErrorDetails, file: str, tree: Tree, adapter: TypeAdapter[Any]) -> Problem:
    """Say one of pydantic's errors in our own words, at its place.

    Args:
        detail: one of `ValidationError.errors()`.
        file: name of the file.
        tree: what the file says and where.
        adapter: the shape it should have.
    """
    loc: Loc = detail["loc"]
    mark = _mark(detail["type"], loc, tree)
    rule, message, expected = _sentence(detail, loc, tree, adapter)
    found = "" if detail["type"] in {"missing", "extra_forbidden"} else _found(detail, mark)
    return Problem(
        file=file,
        line=mark.line,
        column=mark.column,
        rule=rule,
        message=message,
        expected=expected,
        found=found,
    )


def _mark(kind: str, loc: Loc, tree: Tree) -> Mark:
    if loc[-1:] == ("[key]",):
        loc, kind = loc[:-1], "extra_forbidden"
    if kind == "extra_forbidden" and loc in tree.keys:
        return tree.keys[loc]
    around = (loc[:length] for length in range(len(loc), -1, -1))
    return next(tree.values[place] for place in around if place in tree.values)


def _sentence(  # noqa: C901, PLR0911 - a table: one case for each kind of error
    detail: ErrorDetails, loc: Loc, tree: Tree, adapter: TypeAdapter[Any]
) -> tuple[str, str, str]:
    """Rule, message and what was expected."""
    name, limits = f"`{cut(str(loc[-1]))}`" if loc else "the file", detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return _missing(str(loc[-1]))
        case "extra_forbidden":
            return _unknown(str(loc[-1]), _keys_at(adapter, loc[:-1]))
        case "string_type":
            return _not_text(loc, detail["input"], _mark("", loc, tree).raw)
        case "string_pattern_mismatch":
            return _pattern(str(limits["pattern"]), str(detail["input"]), loc)
        case "string_too_short" if loc[-1] in LANGUAGES:
            return _missing(str(loc[-1]))
        case "string_too_short":
            return "empty", "nothing is written here: write the text, or remove the line", "text"
        case "string_too_long" | "too_short" | "too_long" as kind:
            return _not_that_size(kind, name, detail["input"], limits)
        case "tuple_type":
            return (
                "not-a-list",
                f"{name} must be a list: write `- ` before each item",
                "`- one` and `- another` below each other, or [one, another]",
            )
        case "model_type" | "dict_type" | "mapping_type":
            return (
                "not-a-map",
                f"{name} must be keys with values: write each on a line of its own",
                "lines like `key: value`",
            )
        case "literal_error":
            return _unknown_choice(str(detail["input"]), str(limits["expected"]))
        case kind:
            return _not_a_value(kind, name)


def _not_that_size(
    kind: str, name: str, value: Any, limits: Mapping[str, Any]
) -> tuple[str, str, str]:
    most, least = limits.get("max_length"), limits.get("min_length")
    match kind:
        case "string_too_long":
            message = f"{name} is {len(str(value))} characters long: shorten it"
            return "too-long", message, f"at most {most} characters"
        case "too_long":
            return "too-many", f"{name} holds too many: shorten the list", f"at most {most}"
        case _:
            message = f"{name} is an empty list: write what belongs there"
            return "too-few", message, f"at least {least} item"


def _missing(key: str) -> tuple[str, str, str]:
    if key in _LANGUAGE_NAMES:
        language = _LANGUAGE_NAMES[key]
        return (
            "missing-language",
            f"the {language} text is missing: write it",
            f"`{key}:` and the text",
        )
    return (
        "missing-key",
        f"the key `{key}` is missing in the part that starts here: add it",
        f"a line `{key}: …`",
    )


def _unknown(key: str, known: Iterable[str]) -> tuple[str, str, str]:
    known = sorted(known)
    message = f"there is no key `{cut(key)}` here{_nearest(key, known)}"
    return "unknown-key", message, f"one of {', '.join(known)}" if known else ""


def _unknown_choice(value: str, expected: str) -> tuple[str, str, str]:
    known = [word for word in expected.replace("'", " ").replace(",", " ").split() if word != "or"]
    message = f"`{cut(value)}` cannot stand here{_nearest(value, known)}"
    return "unknown-choice", message, f"one of {', '.join(known)}"


def _nearest(word: str, known: Iterable[str]) -> str:
    nearest = process.extractOne(word.lower(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return f"; the nearest is `{nearest[0]}`" if nearest else ": choose another, or remove it"


def _not_text(loc: Loc, value: object, raw: str) -> tuple[str, str, str]:
    expected = "text"
    match value:
        case None if not raw and loc and loc[-1] in LANGUAGES:
            return _missing(str(loc[-1]))
        case None if not raw:
            return "empty", "nothing is written here: write the text, or remove the line", expected
        case list() | dict():
            return "not-text", f"{_kind(value)} stands where text belongs: write one text", expected
        case _:
            reading = f"YAML reads `{cut(raw)}` as {_kind(value)}"
            return "not-text", f"{reading}: put it in quotes", expected


def _kind(value: object) -> str:  # noqa: PLR0911 - one line for each kind of value
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case date():
            return "a date"
        case list():
            return "a list"
        case dict():
            return "a map"
        case _:
            return "text"


def _pattern(pattern: str, value: str, loc: Loc) -> tuple[str, str, str]:
    if pattern.startswith("^http"):
        return (
            "not-an-address",
            "this is no web address: copy it from your browser",
            "https:// and no spaces",
        )
    if _REFERENCES.intersection(loc):
        message = "this is no id: copy the one of the passage, document or entry that you mean"
        return "not-an-id", message, _ID
    usable = "-".join(
        "".join(c if c.isalnum() and c.isascii() else " " for c in value.lower()).split()
    )
    hint = f": `{cut(usable)}` would do" if usable else ": choose another"
    message = f"an id has no capitals, accents, spaces or other signs{hint}"
    return "not-an-id", message, _ID


def _not_a_value(kind: str, name: str) -> tuple[str, str, str]:
    if kind.startswith("date"):
        return (
            "not-a-date",
            f"{name} must be a date: write it like the others",
            "year-month-day, like 2017-08-29",
        )
    if kind.startswith("bool"):
        return (
            "not-yes-or-no",
            f"{name} must be yes or no: write one of the two",
            "yes or no, without quotes",
        )
    if kind.startswith(("int", "greater", "less")):
        return "not-a-number", f"{name} must be a whole number above 0", "digits, without quotes"
    return "shape", f"{name} does not fit here: compare it with its neighbours", ""


def _found(detail: ErrorDetails, mark: Mark) -> str:
    value = detail["input"]
    if isinstance(value, list | dict):
        return _kind(value)
    if value is None and not mark.raw:
        return "nothing"
    return shown(mark.raw or str(value))


def _keys_at(adapter: TypeAdapter[Any], loc: Loc) -> Iterable[str]:
    """The keys that the map at a place may have, by the shape's JSON Schema."""
    root = adapter.json_schema()
    schema = _resolved(root, root)
    for step in loc:
        properties = schema.get("properties", {})
        inner = properties.get(step) or schema.get("additionalProperties")
        if isinstance(step, int):
            inner = schema.get("items")
        schema = _resolved(inner if isinstance(inner, dict) else {}, root)
    return list(schema.get("properties", {}))


def _resolved(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    for branch in schema.get("anyOf", ()):
        if branch.get("type") != "null":
            schema = branch
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    return root["$defs"][name] if name else schema
