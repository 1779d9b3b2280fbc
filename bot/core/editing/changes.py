"""Two states of the knowledge in, what is different as values out, for a history and for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal, get_args

from bot.core.model import LANGUAGES, Entry, Knowledge, Language, Questions, Sources

Group = Literal["document", "outlet", "passage", "name"]
GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfEntry:
    """`en` and `es` are the entry's question, as it is now or as it was last."""

    id: str
    en: str
    es: str

    def question_in(self, language: Language) -> str:
        """The entry's question."""
        return self.en if language == "en" else self.es


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAdded(_OfEntry):
    """A new question is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRemoved(_OfEntry):
    """A question is no longer answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySuspended(_OfEntry):
    """An answer was withdrawn, or is withdrawn for another reason now."""

    reason_en: str
    reason_es: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryResumed(_OfEntry):
    """A withdrawn answer is given again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryEdited(_OfEntry):
    """Something in an entry is different; at least one of these is not false or 0."""

    question: bool = False
    answer: bool = False
    """The statements: their texts, which there are, or which of them correct the article."""
    sources: bool = False
    kind: bool = False
    topic: bool = False
    related: bool = False
    added_en: int = 0
    """Wordings."""
    added_es: int = 0
    removed_en: int = 0
    removed_es: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfSources:
    """`name` is by what people know it: a publisher, an outlet, a person."""

    group: Group
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAdded(_OfSources):
    """New in `sources.yaml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChanged(_OfSources):
    """Different in `sources.yaml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRemoved(_OfSources):
    """Gone from `sources.yaml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsChanged:
    """Labelled questions; one with another label counts as removed and added."""

    added: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyChanged:
    """What words mean to the matcher, the guards and the lint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepliesChanged:
    """What the bot says when it does not answer, or whom it sends people to."""

    words: bool
    contacts: bool


Change = (
    EntryAdded
    | EntryRemoved
    | EntrySuspended
    | EntryResumed
    | EntryEdited
    | SourceAdded
    | SourceChanged
    | SourceRemoved
    | QuestionsChanged
    | VocabularyChanged
    | RepliesChanged
)

_KINDS: Mapping[str, type[Change]] = {kind.__name__: kind for kind in get_args(Change)}


def to_json(change: Change) -> dict[str, str | int | bool]:
    """The change as one flat map; `change` says which it is."""
    return {"change": type(change).__name__, **asdict(change)}


def from_json(written: Mapping[str, Any]) -> Change:
    """What `to_json` wrote.

    Raises:
        ValueError: it is none of ours, or of another version of the bot.
    """
    kind = _KINDS.get(str(written.get("change")))
    values = {key: value for key, value in written.items() if key != "change"}
    if kind is None or set(values) != {field.name for field in fields(kind)}:
        raise ValueError("this is no change that this version of the bot knows")
    return kind(**values)


def changes(old: Knowledge, new: Knowledge) -> tuple[Change, ...]:
    """What is different: entries in their new order, then the rest of the files."""
    return (*_of_entries(old, new), *_of_sources(old.sources, new.sources), *_of_rest(old, new))


def _of_entries(old: Knowledge, new: Knowledge) -> Iterator[Change]:
    before = {entry.id: entry for entry in old.faq}
    for entry in new.faq:
        if entry.id not in before:
            yield EntryAdded(**_named(entry))
        elif before[entry.id] != entry:
            yield from _of_entry(before[entry.id], entry)
    now = {entry.id for entry in new.faq}
    yield from (EntryRemoved(**_named(entry)) for entry in old.faq if entry.id not in now)


def _of_entry(old: Entry, new: Entry) -> Iterator[Change]:
    was, is_ = old.suspended, new.suspended
    if is_ and (was is None or (was.en, was.es) != (is_.en, is_.es)):
        yield EntrySuspended(**_named(new), reason_en=is_.en, reason_es=is_.es)
    if was and not is_:
        yield EntryResumed(**_named(new))
    same = EntryEdited(id=new.id, en=new.question.en, es=new.question.es)
    edited = replace(
        same,
        question=old.question != new.question,
        answer=_said(old) != _said(new),
        sources=_cited(old) != _cited(new),
        kind=old.kind != new.kind,
        topic=old.topic != new.topic,
        related=old.related != new.related,
        added_en=_more(old, new, "en"),
        added_es=_more(old, new, "es"),
        removed_en=_more(new, old, "en"),
        removed_es=_more(new, old, "es"),
    )
    if edited != same:
        yield edited


def _named(entry: Entry) -> dict[str, str]:
    return {"id": entry.id, "en": entry.question.en, "es": entry.question.es}


def _said(entry: Entry) -> list[tuple[tuple[str, str, bool], ...]]:
    return [
        tuple((statement.en, statement.es, statement.corrects) for statement in part)
        for part in (entry.answer, entry.beyond)
    ]


def _cited(entry: Entry) -> list[frozenset[str]]:
    return [frozenset(statement.source) for statement in entry.statements()]


def _more(old: Entry, new: Entry, language: Language) -> int:
    return len({*new.variants.of(language)} - {*old.variants.of(language)})


def _of_sources(old: Sources, new: Sources) -> Iterator[Change]:
    for group in GROUPS:
        before, now = getattr(old, f"{group}s"), getattr(new, f"{group}s")
        for name in now:
            if name not in before:
                yield SourceAdded(group=group, id=name, name=_name(new, group, name))
            elif before[name] != now[name]:
                yield SourceChanged(group=group, id=name, name=_name(new, group, name))
        for name in before:
            if name not in now:
                yield SourceRemoved(group=group, id=name, name=_name(old, group, name))


def _name(sources: Sources, group: Group, name: str) -> str:
    match group:
        case "document":
            document = sources.documents[name]
            title = f", {document.title}" if document.title else ""
            return f"{document.publisher}{title}"
        case "outlet":
            return sources.outlets[name].name
        case "passage":
            # A draft may cite a document that is not there yet; the rules tell its editor.
            of = sources.documents.get(sources.passages[name].document)
            return of.publisher if of else name
        case "name":
            return next(iter(sources.names[name].en), name)


def _of_rest(old: Knowledge, new: Knowledge) -> Iterator[Change]:
    before, now = labels(old.questions), labels(new.questions)
    if before != now:
        yield QuestionsChanged(added=len(now - before), removed=len(before - now))
    if old.vocabulary != new.vocabulary:
        yield VocabularyChanged()
    if old.replies != new.replies:
        contacts = old.replies.contacts != new.replies.contacts
        without = {"contacts": ()}
        words = old.replies.model_copy(update=without) != new.replies.model_copy(update=without)
        yield RepliesChanged(words=words, contacts=contacts)


def labels(questions: Questions) -> frozenset[tuple[str, str]]:
    """Every labelled question with what it expects, in words."""
    labelled = [
        *((", ".join(expected.entries), expected) for expected in questions.must_answer),
        *((unanswered.kind, unanswered) for unanswered in questions.must_refuse),
        ("ask", questions.must_ask),
    ]
    return frozenset(
        (text, expects)
        for expects, texts in labelled
        for language in LANGUAGES
        for text in texts.of(language)
    )
