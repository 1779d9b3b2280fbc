"""Whether a question comes out of somebody's own trouble, learnt from examples."""

from __future__ import annotations

import pytest

from bot.core.matching.plight import Plight

NOW = [({"door", "outside", f"n{i}"}, "right-now") for i in range(20)]
OWN = [({"visa", "case", f"o{i}"}, "own-case") for i in range(20)]
OTHER = [({"who", "law", f"x{i}"}, "other") for i in range(40)]


@pytest.fixture(scope="module")
def plight():
    return Plight([*NOW, *OWN, *OTHER])


@pytest.mark.parametrize(
    ("marks", "kind"),
    [
        ({"door", "outside"}, "right-now"),
        ({"visa", "case"}, "own-case"),
        ({"door", "visa", "outside"}, "right-now"),
        ({"who", "law"}, None),
        ({"weather"}, None),
        (set(), None),
    ],
)
def test_kind_is_that_of_the_examples_with_such_marks(plight, marks, kind):
    assert plight.kind(marks, 0.0, sure=False) == kind


def test_a_confident_entry_speaks_against_it(plight):
    marks = {"door", "weather"}
    assert plight.kind(marks, 0.0, sure=False) == "right-now"
    assert plight.kind(marks, 1.0, sure=False) is None


def test_what_is_surely_own_trouble_is_one_of_the_two(plight):
    assert plight.kind({"door"}, 1.0, sure=True) == "right-now"
    assert plight.kind({"visa"}, 1.0, sure=True) == "own-case"


@pytest.mark.parametrize("few", [NOW[:19] + OTHER, OWN[:19] + OTHER, NOW + OTHER[:19], []])
def test_few_examples_teach_nothing(few):
    taught = Plight(few)
    for marks, _ in [*NOW[:1], *OWN[:1]]:
        assert taught.kind(marks, 0.0, sure=False) is None
        assert taught.kind(marks, 0.0, sure=True) == "own-case"


def test_a_labelled_question_can_be_judged_as_if_it_were_new():
    alone = ({"lonely"}, "right-now")
    taught = Plight([*NOW, *OWN, *OTHER, alone, alone])
    assert taught.kind({"lonely"}, 0.0, sure=False) == "right-now"
    assert taught.kind({"lonely"}, 0.0, sure=False, labelled="right-now") is None
