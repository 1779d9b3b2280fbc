"""How near a question is to one that must be refused, and which no they vote for."""

from __future__ import annotations

import numpy as np
import pytest

from bot.core.matching.index import Index, Phrasing
from bot.core.matching.normalize import words
from bot.core.matching.refused import RefusedQuestions

QUESTIONS = [
    ("who won the football game", "off-topic"),
    ("what time is the football match", "off-topic"),
    ("my brother was just arrested", "right-now"),
    ("?!", "empty"),
]
PHRASINGS = [
    Phrasing(text="does the jail hold people for ice", entry="detainers", language="en"),
    Phrasing(text="who voted for the ordinance", entry="vote", language="en"),
]


@pytest.fixture(scope="module")
def refused():
    return RefusedQuestions(QUESTIONS)


def test_a_question_without_a_word_teaches_nothing(refused):
    assert len(refused.texts) == 3


def test_the_same_question_is_as_near_as_can_be(refused):
    near = refused.likenesses(words("Who won the football game?"))
    assert near.argmax() == 0
    assert near[0] == pytest.approx(1.0)


def test_the_nearest_vote_for_the_kind_of_no(refused):
    assert refused.kind(refused.likenesses(words("when is the football match"))) == "off-topic"
    assert refused.kind(refused.likenesses(words("they arrested my brother"))) == "right-now"


def test_one_that_is_close_outvotes_several_that_are_far(refused):
    assert refused.kind(np.array([0.4, 0.4, 0.9], np.float32)) == "right-now"


def test_without_any_there_is_no_vote():
    none = RefusedQuestions([])
    assert none.kind(none.likenesses(("ice",))) is None


def test_a_question_near_a_refused_one_is_answered_less_surely():
    near = [("does the jail hold visiting hours for people", "not-in-sources")]
    asked = "does the jail hold hours for people"
    taught = Index(PHRASINGS, refused=near).search(asked)
    assert taught.none > Index(PHRASINGS).search(asked).none
    assert taught.refused > 0.8
    assert taught.kind == "not-in-sources"


def test_an_unseen_question_does_not_find_itself():
    index = Index(PHRASINGS, refused=QUESTIONS)
    assert index.search(QUESTIONS[0][0]).refused == pytest.approx(1.0)
    assert index.search(QUESTIONS[0][0], unseen=True).refused < 0.9
