"""A FAQ and the one before it in, whether it may go live out: the same for bot and terminal."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.core.editing.edit import Edit, EditError, apply
from bot.core.evaluate import (
    Comparison,
    Evaluation,
    Grade,
    Labelled,
    asks_alike,
    compare,
    evaluate,
    labelled_questions,
)
from bot.core.loading.parse import parse
from bot.core.model import Knowledge
from bot.core.problem import Problem
from bot.core.snapshot import Snapshot
from bot.library.load import build
from bot.library.regressed import regressed

Evaluate = Callable[[Snapshot, Sequence[Labelled]], Evaluation]

_SUSPECT: Final[frozenset[Grade]] = frozenset({"wrong", "false", "refused", "asked"})
"""Grades that are a problem if the FAQ before did better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A FAQ to be judged, as it is or with an edit, and the one it would follow.

    `graded` is how that one did with its own labelled questions; None if it is not known yet.
    `asks` is false for an edit that may go live without the labelled questions. `fully` is false
    for whoever wants only the problems: then the FAQ before is asked what may be one. `takes_over`
    is false for whoever will not let it go live, and gets no snapshot.
    """

    texts: Mapping[str, str]
    unread: tuple[Problem, ...] = ()
    edit: Edit | None = None
    before: Mapping[str, str]
    graded: Evaluation | None = None
    asks: bool = True
    fully: bool = True
    takes_over: bool = True
    today: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a case: the texts with the edit, and what was found in them.

    `inapplicable` says why the edit does not fit, and then there is nothing else. Without
    `knowledge` it breaks a rule. `snapshot` is what may go live: None where there is an error, or
    where nobody takes it over. `evaluation` is None if nothing was asked; `comparison` is with how
    the FAQ that it would follow does with the same labelled questions, None if that is broken;
    `regressed` has a problem for each question that is now wrong or refused.
    """

    texts: Mapping[str, str]
    knowledge: Knowledge | None = None
    snapshot: Snapshot | None = None
    problems: tuple[Problem, ...] = ()
    inapplicable: str = ""
    evaluation: Evaluation | None = None
    comparison: Comparison | None = None
    regressed: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Why this FAQ cannot go live: it breaks a rule, or answers a question wrongly."""
        found = (*self.problems, *self.regressed)
        return tuple(problem for problem in found if problem.level == "error")

    @property
    def is_sound(self) -> bool:
        """Whether it may go live."""
        return self.knowledge is not None and not self.errors


def judge(case: Case, evaluate: Evaluate = evaluate) -> Verdict:
    """Parse, lint and ask every labelled question. Seconds of work: not for the event loop.

    Args:
        case: what is judged.
        evaluate: asks the questions.
    """
    # The collector would look again and again at an index that stays: a quarter of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        verdict = _judged(case, evaluate)
        # Most of its size is the index, which is of use to nobody else.
        kept = verdict.snapshot if case.takes_over and verdict.is_sound else None
        if kept:
            kept.warm()  # here, where nobody waits for an answer
        return replace(verdict, snapshot=kept)
    finally:
        if collects:
            gc.enable()


def _judged(case: Case, evaluate: Evaluate) -> Verdict:
    try:
        texts = {**case.texts, **(apply(case.edit, case.texts) if case.edit else {})}
    except EditError as error:
        return Verdict(texts=case.texts, inapplicable=str(error))
    loaded = build(texts, case.unread, case.today)
    verdict = Verdict(texts=texts, problems=loaded.problems)
    if loaded.snapshot is None or loaded.places is None:
        return verdict
    verdict = replace(verdict, snapshot=loaded.snapshot, knowledge=loaded.snapshot.knowledge)
    if not case.asks:
        return verdict
    asked = tuple(labelled_questions(loaded.snapshot))
    after = _as_before(case, loaded.snapshot) or evaluate(loaded.snapshot, asked)
    if not case.fully:
        asked = tuple(result.labelled for result in after.results if result.grade in _SUSPECT)
    before = after if case.before == texts else _before(case, asked, evaluate)
    verdict = replace(verdict, evaluation=after)
    if before is None:
        return verdict
    comparison = compare(before, after)
    questions = loaded.snapshot.knowledge.questions
    worse = regressed(comparison, questions, loaded.places)
    return replace(verdict, comparison=comparison, regressed=worse)


def _as_before(case: Case, snapshot: Snapshot) -> Evaluation | None:
    """How the FAQ before did, where this one differs from it in what it says alone.

    To ask all questions again is most of the time that an editor waits for a corrected answer.
    """
    if case.graded is None:
        return None
    before = parse(case.before).knowledge
    return case.graded if before and asks_alike(before, snapshot.knowledge) else None


def _before(case: Case, asked: tuple[Labelled, ...], evaluate: Evaluate) -> Evaluation | None:
    """How the FAQ before does with these questions; only those it was not asked are asked."""
    known = {result.labelled: result for result in case.graded.results} if case.graded else {}
    missing = [labelled for labelled in asked if labelled not in known]
    if missing:
        snapshot = build(case.before, by_rules=False).snapshot
        if snapshot is None:
            return None
        known |= {result.labelled: result for result in evaluate(snapshot, missing).results}
    return Evaluation(results=tuple(known[labelled] for labelled in asked))
