"""Takes the plain content of `faq.yaml`; gives the content that an edit asks for."""

from __future__ import annotations

from typing import Any

from bot.core.editing.errors import EditError
from bot.core.editing.plain import entry_like, plain
from bot.core.model import Entry

FILE = "faq.yaml"


def ids(content: Any) -> list[str]:
    """The ids of all entries, in their order."""
    return [str(entry.get("id")) for entry in _entries(content)]


def with_entry(content: Any, entry: Entry) -> list[Any]:
    """The entry instead of the one of its id, or below the last of its topic."""
    entries = _entries(content)
    if entry.id in ids(content):
        return [entry_like(entry, old) if old.get("id") == entry.id else old for old in entries]
    return below_topic(content, plain(entry))


def below_topic(content: Any, entry: dict[str, Any]) -> list[Any]:
    """A new entry below the last of its topic, or at the end."""
    entries = _entries(content)
    same = [number for number, old in enumerate(entries) if old.get("topic") == entry.get("topic")]
    place = same[-1] + 1 if same else len(entries)
    return [*entries[:place], entry, *entries[place:]]


def without_entry(content: Any, entry_id: str) -> list[Any]:
    """The entry taken out, and out of what the others call related."""
    _one(content, entry_id)
    return [_unrelated(old, entry_id) for old in _entries(content) if old.get("id") != entry_id]


def suspended(content: Any, entry_id: str, why: dict[str, Any]) -> list[Any]:
    """The entry withdrawn; a reason that stands there is replaced."""
    return _replaced(content, {**_one(content, entry_id), "suspended": why})


def resumed(content: Any, entry_id: str) -> list[Any]:
    """The entry no longer withdrawn."""
    entry = _one(content, entry_id)
    if not entry.get("suspended"):
        raise EditError(
            "this answer is not withdrawn",
            where=f"{FILE}, {entry_id}",
            to_do="There is nothing to take back",
        )
    return _replaced(content, {key: value for key, value in entry.items() if key != "suspended"})


def _entries(content: Any) -> list[dict[str, Any]]:
    if isinstance(content, list) and all(isinstance(entry, dict) for entry in content):
        return content
    raise EditError(
        "the file is not a list of entries", where=FILE, to_do="Start each entry with `- id:`"
    )


def _one(content: Any, entry_id: str) -> dict[str, Any]:
    found = [entry for entry in _entries(content) if entry.get("id") == entry_id]
    if found:
        return found[0]
    raise EditError(
        "there is no such entry, or not any more",
        where=f"{FILE}, {entry_id}",
        to_do="Look up its id in the current FAQ",
    )


def _replaced(content: Any, new: dict[str, Any]) -> list[Any]:
    return [new if old.get("id") == new["id"] else old for old in _entries(content)]


def _unrelated(entry: dict[str, Any], entry_id: str) -> dict[str, Any]:
    related = entry.get("related")
    if not isinstance(related, list) or entry_id not in related:
        return entry
    left = [other for other in related if other != entry_id]
    rest = {key: value for key, value in entry.items() if key != "related"}
    return (
        {key: left if key == "related" else value for key, value in entry.items()} if left else rest
    )
