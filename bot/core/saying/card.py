"""An outcome and a language in, a card out: what is said, in the same words everywhere.

Discord, the terminal and the batch all show a card, so no form of an answer can lose a citation
or a correction. A card holds plain text; escaping belongs to whoever shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, assert_never

from bot.core.model import (
    PERSONAL_KINDS,
    Contact,
    Document,
    Entry,
    Knowledge,
    Language,
    RefusalKind,
    Statement,
)
from bot.core.outcome import Ambiguous, Answered, Outcome, Refused
from bot.core.saying import wording
from bot.core.saying.cite import Citation, Cited, cite

CardKind = Literal["answer", "choice", "refusal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An entry that the asker may have meant."""

    entry: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is said. `entry` is the one that speaks; `citations` are in the order of their marks.

    `related` are entries that lie near it.
    """

    kind: CardKind
    language: Language
    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    entry: str | None = None
    related: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    def plain(self) -> str:
        """The card as text, readable without any formatting."""
        cited = "\n".join(
            f"{c.mark} {c.label}{f' {c.url}' if c.url else ''}" for c in self.citations
        )
        chosen = "\n".join(f"{n}. {c.label}" for n, c in enumerate(self.choices, start=1))
        parts = (self.heading, *self.paragraphs, chosen, cited, "\n".join(self.notices))
        return "\n\n".join(part for part in parts if part)


def card_of(
    outcome: Outcome, language: Language, knowledge: Knowledge, today: date | None = None
) -> Card:
    """What to say of an outcome in one language."""
    match outcome:
        case Answered(entry=entry):
            return entry_card(entry, language, knowledge, today)
        case Ambiguous(entries=entries):
            return choice_card(entries, language)
        case Refused(entry=Entry() as entry):
            return entry_card(entry, language, knowledge, today)
        case Refused(kind=kind):
            return refusal_card(kind, language, knowledge)
        case _:
            assert_never(outcome)


def entry_card(
    entry: Entry, language: Language, knowledge: Knowledge, today: date | None = None
) -> Card:
    """An entry with all it says: the answer, what is beyond it, the citations, the newest date.

    Args:
        entry: what is said.
        language: of the words.
        knowledge: holds the sources.
        today: what documents to be read again are measured against; None leaves that out.
    """
    kind: CardKind = "refusal" if entry.kind == "not-stated" else "answer"
    heading = entry.question.of(language)
    if entry.suspended:
        since = wording.day(entry.suspended.since, language)
        reason = entry.suspended.of(language)
        text = wording.SUSPENDED[language].format(date=since, reason=reason)
        return Card(
            kind="refusal",
            language=language,
            heading=heading,
            paragraphs=(text,),
            entry=entry.id,
        )
    statements = entry.statements()
    cited = cite(statements, knowledge.sources, language)
    return Card(
        kind=kind,
        language=language,
        heading=heading,
        paragraphs=_marked(statements, cited, language),
        citations=cited.citations,
        notices=(_newest(cited, language), *_review(cited, language, today)),
        entry=entry.id,
        related=entry.related,
        outlets=cited.outlets,
        documents=cited.documents,
    )


def review_missed(document: Document, today: date) -> bool:
    """Whether the last day on which a document should have been read again is over."""
    # Compared as days passed: a date far enough ahead does not exist.
    return (today - document.read.on).days > document.review_after_days


def choice_card(entries: Iterable[Entry], language: Language) -> Card:
    """Did you mean one of these?"""
    return Card(
        kind="choice",
        language=language,
        heading=wording.CHOICE[language],
        paragraphs=(wording.CHOICE_HELP[language],),
        choices=choices_for(entries, language),
    )


def choices_for(entries: Iterable[Entry], language: Language) -> tuple[Choice, ...]:
    """Entries as what an asker may choose from."""
    return tuple(Choice(entry=e.id, label=e.question.of(language)) for e in entries)


def refusal_card(
    kind: RefusalKind, language: Language, knowledge: Knowledge, *, in_public: bool = False
) -> Card:
    """The typed no and its way on.

    Args:
        kind: which no.
        language: of the words.
        knowledge: holds them.
        in_public: others read it; a question about one's own case gets other words there.
    """
    replies = knowledge.replies
    personal = kind in PERSONAL_KINDS
    if in_public and personal:
        return Card(kind="refusal", language=language, paragraphs=(replies.in_public.of(language),))
    paragraphs = [replies.refusals.of(kind).of(language)]
    if personal and replies.contacts:
        paragraphs.extend(_contact(contact, language) for contact in replies.contacts)
    elif kind == "right-now":
        paragraphs = [replies.no_contact.of(language)]
    return Card(kind="refusal", language=language, paragraphs=tuple(paragraphs))


def _marked(statements: tuple[Statement, ...], cited: Cited, language: Language) -> tuple[str, ...]:
    return tuple(
        # No break before the marks: on a phone one alone on a line is read as a paragraph.
        f"{statement.of(language).strip()}\u00a0{marks}"
        for statement, marks in zip(statements, cited.marks, strict=True)
    )


def _newest(cited: Cited, language: Language) -> str:
    if cited.newest is None:
        return wording.NO_ADVICE[language]
    return wording.NEWEST[language].format(date=wording.month(cited.newest, language))


def _review(cited: Cited, language: Language, today: date | None) -> tuple[str, ...]:
    """One notice for all documents that should have been read again: the first missed day."""
    if today is None:
        return ()
    missed = [c.document for c in cited.citations if review_missed(c.document, today)]
    if not missed:
        return ()
    first = min(d.read.on + timedelta(days=d.review_after_days) for d in missed)
    return (wording.REVIEW_MISSED[language].format(date=wording.day(first, language)),)


def _contact(contact: Contact, language: Language) -> str:
    reach = " · ".join(part for part in (contact.phone, contact.url) if part)
    return f"{contact.name}: {contact.of(language)} {reach}".strip()
