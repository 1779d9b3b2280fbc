"""Labelled questions and a snapshot in, what the bot makes of each out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from bot.core.answer import answer
from bot.core.model import LANGUAGES, Bilingual, Knowledge, Language
from bot.core.outcome import Ambiguous, Answered, Outcome, Refused
from bot.core.snapshot import Snapshot

Grade = Literal["right", "offered", "refused", "other-no", "asked", "wrong", "false"]
GRADES: tuple[Grade, ...] = ("right", "offered", "refused", "other-no", "asked", "wrong", "false")
"""right: as labelled. offered: the right entry is among the choices. refused: a question that an
entry answers got a no. other-no: rightly refused, with another kind of no. asked: a question to
refuse got a choice. wrong: another entry answered. false: an entry answered what none can."""


class Labelled(NamedTuple):
    """One labelled question. `expects` holds entry ids, a kind of no, or "ask".

    A tuple, as a result is: thousands go from one process to another after each edit, and the
    bot, which answers nobody meanwhile, reads tuples several times as fast.
    """

    text: str
    language: Language
    kind: str
    expects: tuple[str, ...]

    @property
    def is_to_refuse(self) -> bool:
        """Whether no entry may answer."""
        return self.kind != "ask" and self.expects == (self.kind,)


class Result(NamedTuple):
    """A labelled question with its grade and what came instead, in words."""

    labelled: Labelled
    grade: Grade
    got: str
    confidence: float | None = None
    """That of the entry that answered, if one did."""


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


Verdict = Literal["now-wrong", "now-refused", "worse", "gone", "added", "better", "unchanged"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""What became of a labelled question, the worst first. now-wrong: wrong or false, and was not, or
is new. now-refused: the right entry answered or was offered, and now there is a no or a choice
without it. worse, better: graded otherwise. gone, added: it stands in one file only."""

_BAD: frozenset[Grade] = frozenset({"wrong", "false"})
_RANKS: tuple[frozenset[Grade], ...] = (
    frozenset({"right"}),
    frozenset({"offered", "other-no"}),
    frozenset({"asked"}),
    frozenset({"refused"}),
    _BAD,
)
"""Grades from the best on; rather silent than wrong."""


class Compared(NamedTuple):
    """One labelled question in two states of the FAQ; None where it is not labelled."""

    before: Result | None
    after: Result | None
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All labelled questions of two states, the worst verdict first."""

    compared: tuple[Compared, ...]

    def counts(self) -> Counter[Verdict]:
        """How many of each verdict."""
        return Counter(one.verdict for one in self.compared)


def compare(old: Evaluation, new: Evaluation) -> Comparison:
    """What became of each labelled question, known by its text and its language."""
    before = {(r.labelled.text, r.labelled.language): r for r in old.results}
    after = {(r.labelled.text, r.labelled.language): r for r in new.results}
    compared = [_compared(before.get(key), after.get(key)) for key in {**after, **before}]
    return Comparison(compared=tuple(sorted(compared, key=lambda one: VERDICTS.index(one.verdict))))


def _compared(before: Result | None, after: Result | None) -> Compared:
    return Compared(before=before, after=after, verdict=_verdict(before, after))


def _verdict(before: Result | None, after: Result | None) -> Verdict:
    if after is None:
        return "gone"
    if after.grade in _BAD and (before is None or before.grade not in _BAD):
        return "now-wrong"
    if before is None:
        return "added"
    was, is_ = _rank(before), _rank(after)
    if is_ > was and before.grade in {"right", "offered"} and not after.labelled.is_to_refuse:
        silent = after.grade in {"refused", "asked"}
        return "now-refused" if silent else "worse"
    if is_ == was:
        return "unchanged"
    return "worse" if is_ > was else "better"


def _rank(result: Result) -> int:
    return next(rank for rank, grades in enumerate(_RANKS) if result.grade in grades)


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


def asks_alike(one: Knowledge, other: Knowledge) -> bool:
    """Whether every labelled question has the same outcome with both.

    It has where they differ in no more than what the entries say and what stands behind it.
    """
    return _deciding(one) == _deciding(other)


def _deciding(knowledge: Knowledge) -> tuple[object, ...]:
    """All that an outcome depends on."""
    entries = tuple((e.id, e.kind, e.question, e.variants) for e in knowledge.faq)
    return entries, knowledge.vocabulary, knowledge.questions


def graded(labelled: Labelled, outcome: Outcome) -> Grade:
    """What an outcome is worth, given what the question expects."""
    if labelled.kind == "ask":
        return _grade_unclear(outcome)
    if labelled.is_to_refuse:
        return _grade_unanswerable(outcome, labelled.kind)
    return _grade_answerable(outcome, labelled.expects)


def _result(labelled: Labelled, snapshot: Snapshot) -> Result:
    outcome = answer(labelled.text, snapshot, unseen=True, briefly=True).outcome
    return Result(
        labelled=labelled,
        grade=graded(labelled, outcome),
        got=_in_words(outcome),
        confidence=outcome.confidence if isinstance(outcome, Answered) else None,
    )


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
