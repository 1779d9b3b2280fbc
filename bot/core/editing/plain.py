"""Takes values of the model; gives the plain lists and maps by which the house writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from bot.core.model import Document, Entry, Model, Statement


def plain(value: Any) -> Any:
    """The value as YAML's reader gives it: keys in the model's order, nothing that is a default."""
    match value:
        case Document():
            return {**_fields(value), "review_after_days": value.review_after_days}
        case Entry():
            return _entry(value)
        case Model():
            return _fields(value)
        case Mapping():
            return {key: plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            return value


def entry_like(entry: Entry, before: Mapping[str, Any]) -> dict[str, Any]:
    """An entry, with each field that says the same as before left as it was written.

    Args:
        entry: the entry as it shall be.
        before: the map that stands in the file.
    """
    wanted = _entry(entry)
    try:
        old = Entry.model_validate(before)
    except ValidationError:
        return wanted
    same = [name for name in Entry.model_fields if getattr(old, name) == getattr(entry, name)]
    kept = {name: before[name] for name in same if name in before}
    return {
        name: kept.get(name, wanted.get(name))
        for name in Entry.model_fields
        if name in kept or name in wanted
    }


def _fields(model: Model) -> dict[str, Any]:
    return {
        key: plain(item)
        for key, item in model.model_dump(by_alias=True, exclude_defaults=True).items()
    }


def _entry(entry: Entry) -> dict[str, Any]:
    optional = {
        "beyond": [_statement(statement) for statement in entry.beyond],
        "related": list(entry.related),
        "suspended": plain(entry.suspended),
    }
    return {
        "id": entry.id,
        "kind": entry.kind,
        "topic": entry.topic,
        "question": plain(entry.question),
        "variants": plain(entry.variants),
        "answer": [_statement(statement) for statement in entry.answer],
        **{key: value for key, value in optional.items() if value},
    }


def _statement(statement: Statement) -> dict[str, Any]:
    source = list(statement.source)
    return {
        **({"corrects": True} if statement.corrects else {}),
        "en": statement.en,
        "es": statement.es,
        "source": source[0] if len(source) == 1 else source,
    }
