"""The verdict on an edit: which questions became worse, and where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.evaluate import Compared, Comparison, Result, evaluate, labelled_questions
from bot.library.folder import read_folder
from bot.library.judge import Case, judge
from bot.library.load import build
from bot.library.regressed import FILE, regressed
from tests.library.small import ANSWERED, DRAWN, TODAY, VOTE, WORDS, save

RIGHT, WRONG = "refused off-topic", "answered mayor-words"


@pytest.fixture
def case(faq):
    """A FAQ in whose place a worse one is put."""
    before, _ = read_folder(faq)
    save(faq, ANSWERED, VOTE)
    save(faq, WORDS, DRAWN)
    return Case(texts=read_folder(faq)[0], before=before, today=TODAY)


def test_each_question_that_is_worse_now_has_its_place(faq):
    texts, _ = read_folder(faq)
    loaded = build(texts, today=TODAY)
    asked = list(labelled_questions(loaded.snapshot))
    assert {"answer", "off-topic", "ask"} == {labelled.kind for labelled in asked}
    compared = [
        Compared(
            before=Result(labelled=labelled, grade="right", got=RIGHT),
            after=Result(labelled=labelled, grade="wrong", got=WRONG),
            verdict="now-wrong",
        )
        for labelled in asked
    ]
    found = regressed(
        Comparison(compared=tuple(compared)), loaded.snapshot.knowledge.questions, loaded.places
    )
    assert len(found) == len(asked)
    lines = texts[FILE].splitlines()
    for problem, labelled in zip(found, asked, strict=True):
        assert lines[problem.line - 1][problem.column - 1 :].startswith(labelled.text)
    expected = {problem.expected for problem in found}
    assert expected == {"the answer council-vote", "a no of the kind off-topic", "a choice"}


def test_only_what_became_worse_is_a_problem(case):
    verdict = judge(case)
    assert [problem.rule for problem in verdict.regressed] == ["now-wrong"]
    assert not verdict.is_sound
    assert judge(replace(case, before=case.texts)).is_sound
    assert judge(replace(case, asks=False)).is_sound


def test_what_was_graded_before_is_not_asked_again(case):
    graded = judge(replace(case, texts=case.before)).evaluation
    whole = judge(case)
    asked = []

    def counted(snapshot, questions):
        asked.append(len(questions))
        return evaluate(snapshot, questions)

    known = judge(replace(case, graded=graded), counted)
    assert known.comparison == whole.comparison
    assert asked == [6]


def test_whoever_wants_only_problems_gets_the_same_ones(case):
    assert judge(replace(case, fully=False)).regressed == judge(case).regressed


def test_a_faq_before_that_is_broken_stops_nothing(case):
    verdict = judge(replace(case, before={}))
    assert verdict.is_sound
    assert verdict.comparison is None


def test_who_does_not_take_it_over_gets_the_same_findings_and_no_faq(case):
    sound = replace(case, before=case.texts)
    whole, findings = judge(sound), judge(replace(sound, takes_over=False))
    assert whole.snapshot is not None
    assert replace(whole, snapshot=None) == findings


def test_what_may_not_go_live_is_told_and_is_no_faq_to_take_over(case):
    verdict = judge(case)
    assert verdict.regressed
    assert verdict.knowledge is not None
    assert verdict.snapshot is None


def test_an_edit_of_what_is_said_alone_asks_nothing_again(faq):
    before, _ = read_folder(faq)
    graded = judge(Case(texts=before, before=before, today=TODAY)).evaluation
    save(faq, "ordinance on a Monday.", "ordinance that Monday.")
    edited = Case(texts=read_folder(faq)[0], before=before, graded=graded, today=TODAY)

    def never(snapshot, questions):
        pytest.fail("a question was asked again")

    known = judge(edited, never)
    assert known.is_sound
    assert known.evaluation == judge(replace(edited, graded=None)).evaluation


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("faq.yaml", "did the council say yes", "did the council agree"),
        ("faq.yaml", "kind: answer\n  topic: people", "kind: not-stated\n  topic: people"),
        ("questions.yaml", "where can I park downtown", "best tacos in town"),
    ],
)
def test_whatever_may_change_an_outcome_has_all_questions_asked_again(faq, file, old, new):
    before, _ = read_folder(faq)
    graded = judge(Case(texts=before, before=before, today=TODAY)).evaluation
    save(faq, old, new, file)
    asked = []

    def counted(snapshot, questions):
        asked.append(len(questions))
        return evaluate(snapshot, questions)

    judge(Case(texts=read_folder(faq)[0], before=before, graded=graded, today=TODAY), counted)
    assert asked[0] == 6


def test_what_goes_live_has_nothing_left_to_do_for_the_first_question(case):
    verdict = judge(replace(case, before=case.texts, asks=False))
    assert verdict.evaluation is None
    assert "learnt" in vars(verdict.snapshot.guards)
