"""Two evaluations in, what became of each labelled question out, the worst first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.evaluate import GRADES, VERDICTS, Evaluation, Labelled, Result, compare, evaluate

ANSWERABLE = [grade for grade in GRADES if grade not in {"other-no", "false"}]


def result(grade, text="a", kind="answer", language="en"):
    expects = ("off-topic",) if kind == "off-topic" else ("one",)
    labelled = Labelled(text=text, language=language, kind=kind, expects=expects)
    return Result(labelled=labelled, grade=grade, got="")


def verdicts(before, after):
    return [
        one.verdict
        for one in compare(
            Evaluation(results=tuple(before)), Evaluation(results=tuple(after))
        ).compared
    ]


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("right", "wrong", "now-wrong"),
        ("refused", "wrong", "now-wrong"),
        ("wrong", "wrong", "unchanged"),
        (None, "wrong", "now-wrong"),
        (None, "right", "added"),
        (None, "refused", "added"),
        ("right", None, "gone"),
        ("wrong", None, "gone"),
        ("right", "refused", "now-refused"),
        ("offered", "refused", "now-refused"),
        ("right", "asked", "now-refused"),
        ("right", "offered", "worse"),
        ("asked", "refused", "worse"),
        ("refused", "asked", "better"),
        ("wrong", "refused", "better"),
        ("offered", "right", "better"),
        ("right", "right", "unchanged"),
    ],
)
def test_verdict_on_a_question_that_an_entry_answers(before, after, verdict):
    sides = ([result(grade)] if grade else [] for grade in (before, after))
    assert verdicts(*sides) == [verdict]


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("right", "false", "now-wrong"),
        ("asked", "false", "now-wrong"),
        (None, "false", "now-wrong"),
        ("right", "asked", "worse"),
        ("right", "other-no", "worse"),
        ("other-no", "right", "better"),
        ("false", "asked", "better"),
    ],
)
def test_verdict_on_a_question_to_refuse(before, after, verdict):
    sides = ([result(grade, kind="off-topic")] if grade else [] for grade in (before, after))
    assert verdicts(*sides) == [verdict]


def test_a_question_is_known_by_text_and_language_whatever_it_expects():
    before = [result("right", kind="off-topic"), result("right", language="es")]
    after = [result("wrong"), result("right", language="es")]
    assert verdicts(before, after) == ["now-wrong", "unchanged"]


GRADED = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(ANSWERABLE)).map(
    lambda grades: [result(grade, text) for text, grade in grades.items()]
)


@given(GRADED, GRADED)
def test_every_question_has_one_verdict_the_worst_first(before, after):
    comparison = compare(Evaluation(results=tuple(before)), Evaluation(results=tuple(after)))
    texts = {one.labelled.text for one in (*before, *after)}
    assert comparison.counts().total() == len(comparison.compared) == len(texts)
    order = [VERDICTS.index(one.verdict) for one in comparison.compared]
    assert order == sorted(order)
    for one in comparison.compared:
        bad = one.after is not None and one.after.grade == "wrong"
        was_bad = one.before is not None and one.before.grade == "wrong"
        assert (one.verdict == "now-wrong") == (bad and not was_bad)


def test_the_shipped_faq_is_as_good_as_itself(shipped):
    asked = [Labelled(text="ice", language="en", kind="ask", expects=("ask",))]
    evaluation = evaluate(shipped, asked)
    assert compare(evaluation, evaluation).counts() == {"unchanged": 1}
