"""A comparison in, a problem for each labelled question that an edit made worse out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.evaluate import Comparison, Labelled, Result
from bot.core.evaluate import Verdict as Fate
from bot.core.loading.parse import Places
from bot.core.model import LANGUAGES, Bilingual, Questions
from bot.core.problem import Level, Problem

FILE: Final = "questions.yaml"

_LEVELS: Final[dict[Fate, Level]] = {"now-wrong": "error", "now-refused": "warning"}
_MESSAGES: Final[dict[Fate, str]] = {
    "now-wrong": (
        "the question would now be {got}. Change the wording that draws it there, or this label "
        "if it is wrong"
    ),
    "now-refused": (
        "the question was answered, and would now be {got}. Add a wording that is like it, or "
        "remove this label if that is as it should be"
    ),
}

_At = dict[tuple[str, str], tuple[int, int]]


def regressed(comparison: Comparison, questions: Questions, places: Places) -> tuple[Problem, ...]:
    """The questions that are now answered wrongly, as errors; or refused, as warnings.

    Args:
        comparison: with the FAQ before.
        questions: the labelled questions.
        places: where they stand.
    """
    at = dict(_places(questions, places))
    return tuple(
        _problem(one.verdict, one.after, at)
        for one in comparison.compared
        if one.verdict in _LEVELS and one.after
    )


def _problem(fate: Fate, result: Result, at: _At) -> Problem:
    labelled = result.labelled
    line, column = at[labelled.language, labelled.text]
    return Problem(
        file=FILE,
        line=line,
        column=column,
        rule=fate,
        message=_MESSAGES[fate].format(got=result.got),
        expected=_expected(labelled),
        found=f"`{labelled.text}`",
        level=_LEVELS[fate],
    )


def _expected(labelled: Labelled) -> str:
    if labelled.kind == "ask":
        return "a choice"
    if labelled.is_to_refuse:
        return f"a no of the kind {labelled.kind}"
    return f"the answer {' or '.join(labelled.expects)}"


def _places(
    questions: Questions, places: Places
) -> Iterator[tuple[tuple[str, str], tuple[int, int]]]:
    groups: list[tuple[tuple[str | int, ...], Bilingual]] = [
        *((("must_answer", n), group) for n, group in enumerate(questions.must_answer)),
        *((("must_refuse", n), group) for n, group in enumerate(questions.must_refuse)),
        (("must_ask",), questions.must_ask),
    ]
    for loc, group in groups:
        for language in LANGUAGES:
            for number, text in enumerate(group.of(language)):
                yield (language, text), places[FILE, (*loc, language, number)]
