"""Takes an edit and the texts of the knowledge files; gives the texts that it changes.

An edit is a value: it says what shall be, not where which letters go. Whether the new texts may go
live is for the rules to say, as for any other edit of the files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from bot.core.editing import faq, labelled, source_files, typed
from bot.core.editing.errors import EditError
from bot.core.editing.rewrite import rewrite
from bot.core.editing.spans import spans
from bot.core.editing.undo import undone
from bot.core.loading.parse import FILES
from bot.core.model import Document, Entry, Outlet, Passage, RefusalKind

__all__ = [
    "AddQuestions",
    "AddSource",
    "Edit",
    "EditError",
    "PutEntry",
    "PutEntryText",
    "RemoveEntry",
    "ReplaceFile",
    "Resume",
    "Suspend",
    "Together",
    "Undo",
    "apply",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutEntry:
    """An entry as it shall be: new below the last of its topic, or instead of the one of its id.

    Of an entry that is there, only the lines that say something else change. Comments stay, except
    inside of a value that is written anew, such as a list in brackets.
    `was` is the text of its block as the editor saw it, empty if there was none; an entry that is
    another one now is not overwritten. None does not look.
    """

    entry: Entry
    was: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PutEntryText:
    """An entry's block as an editor typed it, from `- id:` on; comments above are a part of it.

    `was` as for `PutEntry`.
    """

    id: str
    text: str
    was: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveEntry:
    """An entry taken out; its labelled questions are now to be refused, with this kind of no."""

    id: str
    kind: RefusalKind = "not-in-sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspend:
    """An answer withdrawn for now; `en` and `es` say why, in public words."""

    id: str
    en: str
    es: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """An answer given again."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSource:
    """A new passage; with its document and its outlet, where they are new as well."""

    document_id: str
    document: Document | None
    """None: the document is there."""
    passage_id: str
    passage: Passage
    outlet: Outlet | None = None
    """The one that `passage.outlet` names; None: it is there, or the passage names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddQuestions:
    """Labelled questions: for the entries that must answer, for a kind of no, or to be asked back.

    Those that the file holds for the same already are not written twice.
    """

    expects: tuple[str, ...] | RefusalKind | Literal["ask"]
    en: tuple[str, ...] = ()
    es: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceFile:
    """A whole file as it was handed in."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Several edits, each on what the one before it made; all of them or none."""

    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """What a version changed taken back; what came later stays."""

    before: Mapping[str, str]
    after: Mapping[str, str]


Edit = (
    PutEntry
    | PutEntryText
    | RemoveEntry
    | Suspend
    | Resume
    | AddSource
    | AddQuestions
    | ReplaceFile
    | Together
    | Undo
)


def apply(edit: Edit, texts: Mapping[str, str]) -> dict[str, str]:
    """The files that an edit changes.

    Args:
        edit: what shall be.
        texts: file name → text, of all five files.

    Returns:
        File name → new text, for those that change.

    Raises:
        EditError: it cannot be applied to these texts.
    """
    new = _applied(edit, texts)
    return {name: text for name, text in new.items() if texts.get(name) != text}


def _applied(edit: Edit, texts: Mapping[str, str]) -> dict[str, str]:  # noqa: C901, PLR0911 - a table: one case for each kind of edit
    match edit:
        case PutEntry(entry=entry, was=was):
            typed.must_be(_text(texts, "faq.yaml"), entry.id, was)
            return _rewritten(texts, "faq.yaml", lambda old: faq.with_entry(old, entry))
        case PutEntryText(id=entry_id, text=text, was=was):
            return {"faq.yaml": typed.put(_text(texts, "faq.yaml"), entry_id, text, was)}
        case RemoveEntry(id=entry_id, kind=kind):
            return _rewritten(
                texts, "faq.yaml", lambda old: faq.without_entry(old, entry_id)
            ) | _rewritten(
                texts, "questions.yaml", lambda old: labelled.without_entry(old, entry_id, kind)
            )
        case Suspend(id=entry_id):
            why = {"en": edit.en, "es": edit.es, "since": edit.since}
            return _rewritten(texts, "faq.yaml", lambda old: faq.suspended(old, entry_id, why))
        case Resume(id=entry_id):
            return _rewritten(texts, "faq.yaml", lambda old: faq.resumed(old, entry_id))
        case AddSource():
            new = source_files.New(
                document_id=edit.document_id,
                document=edit.document,
                passage_id=edit.passage_id,
                passage=edit.passage,
                outlet=edit.outlet,
            )
            return _rewritten(
                texts, "sources.yaml", lambda old: source_files.with_passage(old, new)
            )
        case AddQuestions(expects=expects, en=en, es=es):
            known = frozenset(faq.ids(spans(_text(texts, "faq.yaml"), "faq.yaml").value))
            added: labelled.Texts = {"en": en, "es": es}
            return _rewritten(
                texts, "questions.yaml", lambda old: labelled.added(old, expects, added, known)
            )
        case ReplaceFile(name=name, text=text):
            _text(texts, name)
            return {name: text}
        case Together(edits=edits):
            current = dict(texts)
            for one in edits:
                current |= apply(one, current)
            return current
        case Undo(before=before, after=after):
            return undone(before, after, texts)


def _rewritten(texts: Mapping[str, str], file: str, change: Callable[[Any], Any]) -> dict[str, str]:
    return {file: rewrite(file, _text(texts, file), change)}


def _text(texts: Mapping[str, str], file: str) -> str:
    if file not in FILES or file not in texts:
        known = ", ".join(FILES)
        raise EditError("there is no such file here", where=file, to_do=f"Name one of {known}")
    return texts[file]
