"""How a question is parted in two."""

from __future__ import annotations

import pytest

from bot.core.matching.halves import halves, listed


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("who signed it and what does it cost", ("who signed it", "what does it cost")),
        ("Who signed it? What does it cost?", ("Who signed it", "What does it cost?")),
        ("does it cover schools, and does it work", ("does it cover schools", "does it work")),
        ("¿quién la firmó y cuánto cuesta?", ("¿quién la firmó", "cuánto cuesta?")),
        ("¿Quién la firmó? ¿Y cuánto cuesta?", ("¿Quién la firmó", "cuánto cuesta?")),
        ("what does it do. also who signed it", None),
        ("what did he say about victims and witnesses", None),
        ("qué dijo de las víctimas y los testigos", None),
        ("was it the council or was it the mayor", None),
        ("and what does it cost", None),
        ("Immigration and Customs Enforcement", None),
        ("", None),
    ],
)
def test_question_is_parted_where_another_one_begins(question, parts):
    found = [(half.first, half.second) for half in halves(question) if half.asks]
    assert found == ([parts] if parts else [])


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("is it a sanctuary and the jail tells ICE", ["the jail tells ICE"]),
        ("¿es santuario y la cárcel avisa a ICE?", ["la cárcel avisa a ICE?"]),
        ("courts and the city hall", []),
    ],
)
def test_a_clause_may_ask_without_beginning_like_a_question(question, second):
    assert [half.second for half in halves(question) if not half.asks] == second


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("letter and executive order", ("letter", "executive order")),
        ("la carta o la orden", ("la carta", "la orden")),
        ("covered or not", None),
        ("schools and churches and jails", None),
        ("what and when", None),
        ("did the council vote or adjourn", None),
        ("letter", None),
        ("", None),
    ],
)
def test_list_of_two_things_is_told_from_a_question(question, parts):
    assert listed(question) == parts


def test_few_ways_to_part_are_tried():
    assert len(halves("and what " * 500)) == 3
    assert listed("and " * 2000) is None
