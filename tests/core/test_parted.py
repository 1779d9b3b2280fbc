"""Whether a question asks for two things."""

from __future__ import annotations

import pytest

from bot.core.parted import two_topics


@pytest.mark.parametrize(
    ("question", "entries"),
    [
        ("does the ordinance cover schools and who signed it", ["schools", "ordinance-signed"]),
        ("¿quién la firmó y cuánto cuesta?", ["ordinance-signed", "cost"]),
        ("what did he say about victims and witnesses", None),
    ],
)
def test_two_things_are_two_entries_in_the_order_of_the_question(shipped, question, entries):
    found = two_topics(question, shipped, 0.5, unseen=False)
    assert (found and [hit.entry for hit in found]) == entries


def test_a_question_that_is_surely_one_is_not_parted_for_a_doubtful_half(shipped):
    question = "who runs the legal defense fund and how large was it at first"
    parted = two_topics(question, shipped, 0.5, unseen=False)
    assert parted
    assert min(hit.confidence for hit in parted) < 0.65
    assert two_topics(question, shipped, 0.99, unseen=False) is None
