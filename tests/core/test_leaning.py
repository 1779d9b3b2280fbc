"""Which no fits a question that nothing answers."""

from __future__ import annotations

import pytest

from bot.core.matching.leaning import Leaning

OFF = [({"pizza", "recipe", f"a{i}"}, "off-topic") for i in range(20)]
NEAR = [({"jail", "visit", f"b{i}"}, "not-in-sources") for i in range(20)]
RECENT = [({"jail", "yesterday", f"c{i}"}, "after-our-sources") for i in range(20)]
ANSWERED = [({"pizza", "jail", f"d{i}"}, None) for i in range(40)]


@pytest.mark.parametrize(
    ("marks", "kind"),
    [
        ({"pizza"}, "off-topic"),
        ({"visit"}, "not-in-sources"),
        ({"yesterday"}, "after-our-sources"),
        ({"yesterday", "visit", "jail"}, "not-in-sources"),
    ],
)
def test_kind_is_that_of_the_refused_questions_with_such_marks(marks, kind):
    assert Leaning([*OFF, *NEAR, *RECENT, *ANSWERED]).kind(marks) == kind


def test_nothing_is_told_from_few_examples():
    assert Leaning([*OFF, *NEAR[:19]]).kind({"pizza"}) is None
    assert Leaning([]).kind({"yesterday"}) is None


def test_a_labelled_question_is_judged_as_if_it_were_new():
    taught = Leaning([*OFF, *NEAR, ({"odd"}, "not-in-sources"), ({"odd"}, "not-in-sources")])
    assert taught.kind({"odd"}) == "not-in-sources"
    assert taught.kind({"odd"}, "not-in-sources") == "off-topic"
