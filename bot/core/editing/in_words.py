"""A change in, one plain sentence out, for whoever reads what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.core.editing import wording
from bot.core.editing.changes import (
    Change,
    EntryAdded,
    EntryEdited,
    EntryRemoved,
    EntryResumed,
    EntrySuspended,
    Group,
    QuestionsChanged,
    RepliesChanged,
    SourceAdded,
    SourceChanged,
    SourceRemoved,
    VocabularyChanged,
)
from bot.core.model import Language

_GROUPS: Mapping[Group, Mapping[Language, str]] = {
    "document": wording.DOCUMENT,
    "outlet": wording.OUTLET,
    "passage": wording.PASSAGE,
    "name": wording.NAME,
}


def in_words(change: Change, language: Language) -> str:
    """The change as people are told it."""
    match change:
        case EntryAdded() | EntryRemoved() | EntrySuspended() | EntryResumed() | EntryEdited():
            question, what = change.question_in(language), _of_entry(change, language)
            # A reason ends as a sentence does.
            return wording.ENTRY[language].format(question=question, what=what.rstrip("."))
        case SourceAdded() | SourceChanged() | SourceRemoved():
            what = _GROUPS[change.group][language]
            return _of_source(change)[language].format(what=what, name=change.name)
        case QuestionsChanged(added=added, removed=removed):
            return wording.QUESTIONS[language].format(added=added, removed=removed)
        case VocabularyChanged():
            return wording.VOCABULARY[language]
        case RepliesChanged(words=words, contacts=contacts):
            told = [wording.REPLIES[language]] * words + [wording.CONTACTS[language]] * contacts
            return " ".join(told)


def _of_entry(
    change: EntryAdded | EntryRemoved | EntrySuspended | EntryResumed | EntryEdited,
    language: Language,
) -> str:
    match change:
        case EntryAdded():
            return wording.ADDED[language]
        case EntryRemoved():
            return wording.REMOVED[language]
        case EntrySuspended():
            reason = change.reason_en if language == "en" else change.reason_es
            return wording.SUSPENDED[language].format(reason=reason)
        case EntryResumed():
            return wording.RESUMED[language]
        case EntryEdited():
            return "; ".join(_parts(change, language))


def _parts(change: EntryEdited, language: Language) -> Iterator[str]:
    for differs, words in (
        (change.question, wording.QUESTION),
        (change.answer, wording.ANSWER),
        (change.sources, wording.CITED),
        (change.kind, wording.KIND),
        (change.topic, wording.TOPIC),
        (change.related, wording.RELATED),
    ):
        if differs:
            yield words[language]
    for count, one, many in (
        (change.added_en + change.added_es, wording.ONE_MORE, wording.MORE),
        (change.removed_en + change.removed_es, wording.ONE_LESS, wording.LESS),
    ):
        if count:
            yield (one if count == 1 else many)[language].format(count=count)


def _of_source(change: SourceAdded | SourceChanged | SourceRemoved) -> Mapping[Language, str]:
    match change:
        case SourceAdded():
            return wording.SOURCE_ADDED
        case SourceChanged():
            return wording.SOURCE_CHANGED
        case SourceRemoved():
            return wording.SOURCE_REMOVED
