"""Grades of labelled questions."""

from __future__ import annotations

import pytest

from bot.core.answer import answer
from bot.core.evaluate import GRADES, Labelled, evaluate, labelled_questions
from bot.core.model import LANGUAGES
from bot.core.outcome import Answered

ANSWERED = "Does Denver honor ICE detainer requests?"  # by ice-detainers
NOT_STATED = "what's the penalty for breaking the ordinance"  # by penalties
UNCLEAR = "ice"
ELSEWHERE = "Does Aurora honor ICE detainers?"


@pytest.mark.parametrize(
    ("text", "kind", "expects", "grade"),
    [
        (ANSWERED, "answer", ("ice-detainers",), "right"),
        (ANSWERED, "answer", ("vote-count", "ice-detainers"), "right"),
        (ANSWERED, "answer", ("vote-count",), "wrong"),
        (ANSWERED, "other-place", ("other-place",), "false"),
        (ANSWERED, "ask", ("ask",), "wrong"),
        (NOT_STATED, "not-stated", ("penalties",), "right"),
        (NOT_STATED, "answer", ("vote-count",), "refused"),
        (UNCLEAR, "ask", ("ask",), "right"),
        (UNCLEAR, "answer", ("no-such-entry",), "asked"),
        (UNCLEAR, "off-topic", ("off-topic",), "asked"),
        (ELSEWHERE, "other-place", ("other-place",), "right"),
        (ELSEWHERE, "off-topic", ("off-topic",), "other-no"),
        (ELSEWHERE, "answer", ("ice-detainers",), "refused"),
        (ELSEWHERE, "ask", ("ask",), "refused"),
    ],
)
def test_grade_says_what_came_of_a_question(shipped, text, kind, expects, grade):
    labelled = Labelled(text=text, language="en", kind=kind, expects=expects)
    (result,) = evaluate(shipped, [labelled]).results
    assert result.grade == grade
    assert result.labelled is labelled


def test_choice_with_the_right_entry_in_it_is_an_offer(shipped):
    asked = Labelled(text=UNCLEAR, language="en", kind="ask", expects=("ask",))
    got = evaluate(shipped, [asked]).results[0].got
    offered = got.removeprefix("offered ").split(", ")
    again = Labelled(text=UNCLEAR, language="en", kind="answer", expects=(offered[-1],))
    assert evaluate(shipped, [again]).results[0].grade == "offered"


@pytest.mark.parametrize(
    ("text", "got"),
    [
        (ANSWERED, "answered ice-detainers"),
        (NOT_STATED, "refused not-stated penalties"),
        (ELSEWHERE, "refused other-place"),
    ],
)
def test_result_says_in_words_what_came_instead(shipped, text, got):
    labelled = Labelled(text=text, language="en", kind="ask", expects=("ask",))
    (result,) = evaluate(shipped, [labelled]).results
    outcome = answer(text, shipped, unseen=True).outcome
    assert result.got == got
    assert result.confidence == (outcome.confidence if isinstance(outcome, Answered) else None)


def test_every_labelled_question_is_asked_once_in_the_order_of_the_file(shipped):
    questions = shipped.knowledge.questions
    groups = (*questions.must_answer, *questions.must_refuse, questions.must_ask)
    texts = [text for group in groups for language in LANGUAGES for text in group.of(language)]
    assert [labelled.text for labelled in labelled_questions(shipped)] == texts


def test_counts_by_kind_and_language_add_up_to_all(shipped):
    some = [
        Labelled(text=text, language=language, kind=kind, expects=expects)
        for text, language, kind, expects in [
            (ANSWERED, "en", "answer", ("ice-detainers",)),
            (ANSWERED, "en", "answer", ("vote-count",)),
            (ELSEWHERE, "en", "other-place", ("other-place",)),
            ("¿En Chicago hay detainers?", "es", "other-place", ("other-place",)),
        ]
    ]
    evaluation = evaluate(shipped, some)
    rows = evaluation.rows()
    assert [(kind, language) for kind, language, _ in rows] == [
        ("answer", "en"),
        ("other-place", "en"),
        ("other-place", "es"),
    ]
    assert rows[0][2] == {"right": 1, "wrong": 1}
    assert evaluation.counts() == {"right": 3, "wrong": 1}
    assert evaluation.counts().total() == len(some)
    assert set(evaluation.counts()) <= set(GRADES)


def test_no_question_gives_no_row(shipped):
    assert evaluate(shipped, []).rows() == ()
