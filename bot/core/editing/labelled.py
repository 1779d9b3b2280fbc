"""Takes the plain content of `questions.yaml`; gives the content that an edit asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.core.editing.errors import EditError
from bot.core.model import LANGUAGES, REFUSAL_KINDS, Language

FILE = "questions.yaml"

Texts = Mapping[Language, Sequence[str]]
"""Language → questions."""


def added(
    content: Any, expects: tuple[str, ...] | str, texts: Texts, known: Collection[str]
) -> Any:
    """More questions, in the item for the same, or in a new one beside what is nearest.

    Args:
        content: of the file.
        expects: ids of entries, a kind of no, or "ask".
        texts: the questions.
        known: the ids of all entries.
    """
    if expects == "ask":
        return {**content, "must_ask": _longer(content.get("must_ask") or {}, texts)}
    if isinstance(expects, str):
        return _refused(content, expects, texts)
    gone = [entry for entry in expects if entry not in known]
    if gone or not expects:
        raise EditError(
            "a question cannot expect an entry that is not there",
            where=f"{FILE}, {', '.join(gone) or 'no entry'}",
            to_do="Name entries of the current FAQ",
        )
    items = _items(content, "must_answer")
    for number, item in enumerate(items):
        if set(_expected(item)) == set(expects):
            return {**content, "must_answer": _with(items, number, _longer(item, texts))}
    new: dict[str, Any] = {
        "entries": expects[0] if len(expects) == 1 else list(expects),
        **_some(texts),
    }
    near = [number for number, item in enumerate(items) if expects[0] in _expected(item)]
    place = near[-1] + 1 if near else len(items)
    return {**content, "must_answer": [*items[:place], new, *items[place:]]}


def without_entry(content: Any, entry_id: str, kind: str) -> Any:
    """The questions that only this entry answers are now to be refused with this kind of no."""
    kept: list[Any] = []
    for item in _items(content, "must_answer"):
        others = [entry for entry in _expected(item) if entry != entry_id]
        if others == _expected(item):
            kept.append(item)
        elif others:
            kept.append({**item, "entries": others[0] if len(others) == 1 else others})
        else:
            texts: Texts = {language: item.get(language) or () for language in LANGUAGES}
            content = _refused(content, kind, texts)
    return {**content, "must_answer": kept}


def _refused(content: Any, kind: str, texts: Texts) -> Any:
    if kind not in REFUSAL_KINDS:
        raise EditError(
            "there is no such kind of no",
            where=f"{FILE}, {kind}",
            to_do=f"Name one of {', '.join(REFUSAL_KINDS)}",
        )
    items = _items(content, "must_refuse")
    for number, item in enumerate(items):
        if item.get("kind") == kind:
            return {**content, "must_refuse": _with(items, number, _longer(item, texts))}
    return {**content, "must_refuse": [*items, {"kind": kind, **_some(texts)}]}


def _items(content: Any, group: str) -> list[dict[str, Any]]:
    items = content.get(group) if isinstance(content, dict) else None
    if isinstance(items, list) and all(isinstance(item, dict) for item in items):
        return items
    raise EditError(f"`{group}` is no list of questions", where=FILE, to_do="Mend the file first")


def _expected(item: dict[str, Any]) -> list[str]:
    entries = item.get("entries", [])
    return [entries] if isinstance(entries, str) else list(entries)


def _with(items: list[Any], number: int, new: Any) -> list[Any]:
    return [*items[:number], new, *items[number + 1 :]]


def _longer(item: dict[str, Any], texts: Texts) -> dict[str, Any]:
    longer = dict(item)
    for language in LANGUAGES:
        old = list(item.get(language) or ())
        new = [text for text in dict.fromkeys(texts.get(language, ())) if text not in old]
        if new:
            longer[language] = [*old, *new]
    return longer


def _some(texts: Texts) -> dict[str, list[str]]:
    return {
        language: list(dict.fromkeys(texts[language]))
        for language in LANGUAGES
        if texts.get(language)
    }
