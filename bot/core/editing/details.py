"""A change in, line by line what is different out, for whoever has to judge it.

The lines name the keys of the files, so they are the same in both languages. A text that was
reworded is one line in which `[-out-]` and `{+in+}` stand where words went and came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from bot.core.editing.changes import (
    Change,
    EntryAdded,
    EntryEdited,
    EntryRemoved,
    EntryResumed,
    EntrySuspended,
    QuestionsChanged,
    RepliesChanged,
    SourceAdded,
    SourceChanged,
    SourceRemoved,
    VocabularyChanged,
    labels,
)
from bot.core.editing.plain import plain
from bot.core.model import Knowledge, Model

_CONTEXT = 4
"""Words that are shown on each side of a place that was reworded."""


def details(change: Change, old: Knowledge, new: Knowledge) -> tuple[str, ...]:
    """Each line that went, came or was reworded.

    Args:
        change: one of `changes(old, new)`.
        old: the knowledge as it was.
        new: the knowledge as it is.
    """
    match change:
        case EntryAdded(id=name) | EntryRemoved(id=name) | EntryEdited(id=name):
            return tuple(_lines(_without(old.entry(name)), _without(new.entry(name))))
        case EntrySuspended() | EntryResumed():
            was, is_ = old.entry(change.id), new.entry(change.id)
            return tuple(_lines(plain(was and was.suspended), plain(is_ and is_.suspended)))
        case (
            SourceAdded(group=group, id=name)
            | SourceChanged(group=group, id=name)
            | (SourceRemoved(group=group, id=name))
        ):
            groups = (getattr(knowledge.sources, f"{group}s") for knowledge in (old, new))
            return (f"{group}: {name}", *_lines(*(plain(group.get(name)) for group in groups)))
        case QuestionsChanged():
            before, now = labels(old.questions), labels(new.questions)
            gone = (f"- {text} ({expects})" for text, expects in sorted(before - now))
            return (*gone, *(f"+ {text} ({expects})" for text, expects in sorted(now - before)))
        case VocabularyChanged():
            return tuple(_lines(plain(old.vocabulary), plain(new.vocabulary)))
        case RepliesChanged():
            return tuple(_lines(plain(old.replies), plain(new.replies)))


def _without(entry: Model | None) -> dict[str, Any]:
    """An entry's content: that it is withdrawn is a change of its own."""
    content: dict[str, Any] = plain(entry) if entry else {}
    return {key: value for key, value in content.items() if key not in {"id", "suspended"}}


def _lines(old: Any, new: Any, where: str = "") -> Iterator[str]:
    if old == new:
        return
    match old, new:
        case (dict() | None, dict()) | (dict(), None):
            was, is_ = old or {}, new or {}
            for key in {**was, **is_}:
                yield from _lines(was.get(key), is_.get(key), f"{where} {key}".lstrip())
        case (list(), _) | (_, list()):
            yield from _items(_listed(old), _listed(new), where)
        case str(), str():
            yield f"{where}: {reworded(old, new)}"
        case _:
            yield from _gone_and_come([old], [new], where)


def _items(old: list[Any], new: list[Any], where: str) -> Iterator[str]:
    matcher = SequenceMatcher(None, [repr(v) for v in old], [repr(v) for v in new], autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            continue
        if any(isinstance(value, dict) for value in (*old[i:j], *new[k:m])):
            for offset in range(max(j - i, m - k)):
                was = old[i + offset] if i + offset < j else None
                is_ = new[k + offset] if k + offset < m else None
                number = (k if is_ else i) + offset + 1
                yield from _lines(was, is_, f"{where} {number}")
        else:
            yield from _gone_and_come(old[i:j], new[k:m], where)


def _gone_and_come(old: list[Any], new: list[Any], where: str) -> Iterator[str]:
    yield from (f"- {where}: {_shown(value)}" for value in old if value is not None)
    yield from (f"+ {where}: {_shown(value)}" for value in new if value is not None)


def _listed(value: Any) -> list[Any]:
    """One source may stand without brackets."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _shown(value: Any) -> str:
    match value:
        case Mapping():
            return ", ".join(f"{key}: {_shown(item)}" for key, item in value.items())
        case list():
            return ", ".join(map(_shown, value))
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def reworded(old: str, new: str) -> str:
    """One line that shows which words went and which came, with a few around them."""
    was, is_ = old.split(), new.split()
    pieces: list[str] = []
    codes = SequenceMatcher(None, was, is_, autojunk=False).get_opcodes()
    for what, i, j, k, m in codes:
        if what == "equal":
            pieces += _shortened(was[i:j], first=i == 0, last=j == len(was))
            continue
        pieces += [f"[-{' '.join(was[i:j])}-]"] * (j > i) + [f"{{+{' '.join(is_[k:m])}+}}"] * (
            m > k
        )
    return " ".join(pieces)


def _shortened(words: list[str], *, first: bool, last: bool) -> list[str]:
    before = [] if first else words[:_CONTEXT]
    after = [] if last else words[-_CONTEXT:]
    if len(words) <= len(before) + len(after) + 1:
        return words
    return [*before, "…", *after]
