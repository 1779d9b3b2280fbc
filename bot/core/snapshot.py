"""Checked knowledge in, everything that answering needs out: built once, then only read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.core.guards import Guards
from bot.core.matching.index import Index, Phrasing
from bot.core.matching.suggest import Suggestions
from bot.core.model import LANGUAGES, Knowledge, RefusalKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One state of the FAQ. A question takes it once, so it never sees half an edit."""

    knowledge: Knowledge
    index: Index
    guards: Guards
    suggestions: Suggestions
    revision: str
    """Short hash of the files it was read from."""
    today: date | None = None
    """The day on which it was taken, for documents to be read again; None leaves that out."""

    def warm(self) -> None:
        """Do what the first question would have to wait for, unless that is done."""
        _ = self.guards.learnt
        self.suggestions.complete("", 1)


def phrasings(knowledge: Knowledge) -> list[Phrasing]:
    """Every wording that the index holds: each entry's question and variants, in both languages."""
    return [
        Phrasing(text=text, entry=entry.id, language=language)
        for entry in knowledge.faq
        for language in LANGUAGES
        for text in (entry.question.of(language), *entry.variants.of(language))
    ]


def refused_questions(knowledge: Knowledge) -> list[tuple[str, RefusalKind]]:
    """Every labelled question that no entry may answer, in both languages, with its kind of no."""
    return [
        (text, unanswered.kind)
        for unanswered in knowledge.questions.must_refuse
        for language in LANGUAGES
        for text in unanswered.of(language)
    ]


def judged_questions(knowledge: Knowledge) -> Iterator[tuple[str, RefusalKind | None]]:
    """Every labelled question with its kind of no, or None where an entry answers it."""
    yield from refused_questions(knowledge)
    for expected in knowledge.questions.must_answer:
        for language in LANGUAGES:
            yield from ((text, None) for text in expected.of(language))


def build_index(knowledge: Knowledge) -> Index:
    """The fuzzy index over all phrasings."""
    return Index(
        phrasings(knowledge),
        knowledge.vocabulary.synonyms,
        refused=refused_questions(knowledge),
    )


def build_snapshot(knowledge: Knowledge, revision: str, index: Index | None = None) -> Snapshot:
    """Index and guards for this knowledge; `index` saves building it twice."""
    return Snapshot(
        knowledge=knowledge,
        index=index or build_index(knowledge),
        guards=Guards(knowledge.vocabulary, judged_questions(knowledge)),
        suggestions=Suggestions(
            (phrasing.text, phrasing.entry) for phrasing in phrasings(knowledge)
        ),
        revision=revision,
    )
