"""Labelled questions and a snapshot in, what the bot makes of each out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bot.core.answer import answer
from bot.core.model import LANGUAGES, Bilingual, Language
from bot.core.outcome import Ambiguous, Answered, Outcome, Refused
from bot.core.snapshot import Snapshot

Grade = Literal["right", "offered", "refused", "other-no", "asked", "wrong", "false"]
GRADES: tuple[Grade, ...] = ("right", "offered", "refused", "other-no", "asked", "wrong", "false")
"""right: as labelled. offered: the right entry is among the choices. refused: a question that an
entry answers got a no. other-no: rightly refused, with another kind of no. asked: a question to
refuse got a choice. wrong: another entry answered. false: an entry answered what none can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One labelled question. `expects` holds entry ids, a kind of no, or "ask"."""

    text: str
    language: Language
    kind: str
    expects: tuple[str, ...]

    @property
    def is_to_refuse(self) -> bool:
        """Whether no entry may answer."""
        return self.kind != "ask" and self.expects == (self.kind,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A labelled question with its grade and what came instead, in words."""

    labelled: Labelled
    grade: Grade
    got: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All results; counts are by language and kind of question."""

    results: tuple[Result, ...]

    def rows(self) -> tuple[tuple[str, str, Counter[Grade]], ...]:
        """(kind, language, counts), in the order of the file."""
        table: dict[tuple[str, str], Counter[Grade]] = {}
        for result in self.results:
            key = (result.labelled.kind, result.labelled.language)
            table.setdefault(key, Counter())[result.grade] += 1
        return tuple((kind, language, counts) for (kind, language), counts in table.items())

    def counts(self) -> Counter[Grade]:
        """All questions together."""
        return Counter(result.grade for result in self.results)


def labelled_questions(snapshot: Snapshot) -> Iterator[Labelled]:
    """Every labelled question with what it expects."""
    questions = snapshot.knowledge.questions
    for expected in questions.must_answer:
        kind = _kind_of(expected.entries, snapshot)
        yield from _each(expected, kind, expected.entries)
    for unanswered in questions.must_refuse:
        yield from _each(unanswered, unanswered.kind, (unanswered.kind,))
    yield from _each(questions.must_ask, "ask", ("ask",))


def evaluate(snapshot: Snapshot, questions: Iterable[Labelled] | None = None) -> Evaluation:
    """Ask every labelled question and grade what comes."""
    asked = labelled_questions(snapshot) if questions is None else questions
    return Evaluation(results=tuple(_result(labelled, snapshot) for labelled in asked))


def graded(labelled: Labelled, outcome: Outcome) -> Grade:
    """What an outcome is worth, given what the question expects."""
    if labelled.kind == "ask":
        return _grade_unclear(outcome)
    if labelled.is_to_refuse:
        return _grade_unanswerable(outcome, labelled.kind)
    return _grade_answerable(outcome, labelled.expects)


def _result(labelled: Labelled, snapshot: Snapshot) -> Result:
    outcome = answer(labelled.text, snapshot, unseen=True).outcome
    return Result(labelled=labelled, grade=graded(labelled, outcome), got=_in_words(outcome))


def _grade_answerable(outcome: Outcome, expected: tuple[str, ...]) -> Grade:
    match outcome:
        case Answered(entry=entry):
            return "right" if entry.id in expected else "wrong"
        case Ambiguous(entries=entries):
            return "offered" if any(entry.id in expected for entry in entries) else "asked"
        case Refused(entry=entry):
            return "right" if entry and entry.id in expected else "refused"


def _grade_unanswerable(outcome: Outcome, kind: str) -> Grade:
    match outcome:
        case Answered():
            return "false"
        case Ambiguous():
            return "asked"
        case Refused():
            return "right" if outcome.kind == kind else "other-no"


def _grade_unclear(outcome: Outcome) -> Grade:
    match outcome:
        case Answered():
            return "wrong"
        case Ambiguous():
            return "right"
        case Refused():
            return "refused"


def _in_words(outcome: Outcome) -> str:
    match outcome:
        case Answered(entry=entry):
            return f"answered {entry.id}"
        case Ambiguous(entries=entries):
            return "offered " + ", ".join(entry.id for entry in entries)
        case Refused(kind=kind, entry=entry):
            return f"refused {kind}" + (f" {entry.id}" if entry else "")


def _each(texts: Bilingual, kind: str, expects: tuple[str, ...]) -> Iterator[Labelled]:
    for language in LANGUAGES:
        for text in texts.of(language):
            yield Labelled(text=text, language=language, kind=kind, expects=expects)


def _kind_of(entries: tuple[str, ...], snapshot: Snapshot) -> str:
    entry = snapshot.knowledge.entry(entries[0])
    return entry.kind if entry else "answer"
