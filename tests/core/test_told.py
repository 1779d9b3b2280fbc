"""Which of two kinds an example speaks for."""

from __future__ import annotations

import math

import pytest

from bot.core.matching.told import Told

DOGS = [{"barks", "tail"}, {"barks", "fur"}, {"barks", "tail", "fur"}]
CATS = [{"purrs", "tail"}, {"purrs", "fur"}, {"purrs", "fur", "tail"}]
DOGS, CATS = [[set(each) for each in kind for _ in range(10)] for kind in (DOGS, CATS)]


@pytest.fixture(scope="module")
def dog():
    return Told(DOGS, CATS, prior=0.5)


def test_a_mark_speaks_for_the_kind_that_has_it_more_often(dog):
    assert dog.score({"barks"}) > 0.5
    assert dog.score({"purrs"}) < -0.5
    assert dog.score({"tail"}) == pytest.approx(0)


def test_marks_that_are_unknown_or_were_seen_once_say_nothing():
    told = Told([*DOGS, {"Rex"}], CATS, prior=0.5)
    assert told.score({"Rex", "meows"}) == 0
    assert told.score(set()) == 0


def test_many_marks_do_not_outweigh_a_few_by_their_number_alone(dog):
    silent = {f"word {i}" for i in range(8)}
    assert dog.score({"barks"} | silent) == pytest.approx(dog.score({"barks"}) / 3)


@pytest.mark.parametrize(("examples", "yes"), [(DOGS, True), (CATS, False)])
def test_an_example_can_be_left_out_as_if_it_had_never_been_learnt(dog, examples, yes):
    marks = examples[0]
    rest = [each for each in examples if each is not marks]
    without = Told(rest, CATS, prior=0.5) if yes else Told(DOGS, rest, prior=0.5)
    assert dog.score(marks, unlike=yes) == pytest.approx(without.score(marks))
    assert abs(dog.score(marks, unlike=yes)) < abs(dog.score(marks))


def test_few_examples_speak_for_nothing():
    assert Told(DOGS[:20], CATS[:20], prior=0.5).is_taught
    for few in (Told(DOGS[:19], CATS, prior=0.5), Told(DOGS, CATS[:19], prior=0.5)):
        assert not few.is_taught
        assert few.score({"barks"}) == -math.inf


def test_a_mark_that_its_example_was_not_learnt_with_says_something_finite():
    told = Told([*DOGS, *DOGS], [*CATS, *[{"howls"}] * 3], prior=0.2)
    assert math.isfinite(told.score({"howls"}, unlike=True))
