"""A problem is shown at the words that it names."""

from __future__ import annotations

import pytest

from bot.core.loading.pinpoint import pinpoint
from bot.core.problem import Problem

TEXT = """\
- answer:
    - en: >-
        In 2017 the council
        voted 11 to 0.

        Then 2 more.
      es: >-
        En 2017 votó 11 a 0, y 9 más.
      source: eleven
"""


def moved(found, line=2, column=11, text=TEXT):
    at = Problem(file="f", line=line, column=column, rule="r", message="wrong", found=found)
    (problem,) = pinpoint([at], {"f": text})
    return problem.line, problem.column


@pytest.mark.parametrize(
    ("found", "place"),
    [
        ("`11`", (4, 15)),
        ("`2`", (6, 14)),
        ("`council voted`", (3, 21)),
        ("`In 2017 the coun…`", (3, 9)),
        ("`In 2017 the council…`", (3, 9)),
        ("`9`", (2, 11)),
        ("`eleven`", (2, 11)),
        ("nothing", (2, 11)),
        ("", (2, 11)),
    ],
)
def test_the_place_is_that_of_the_words_and_never_outside_the_value(found, place):
    assert moved(found) == place


def test_the_value_in_the_other_language_is_searched_alone():
    assert moved("`11`", line=7) == (8, 22)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(end):
    assert moved("`11`", text="\ufeff" + TEXT.replace("\n", end)) == (4, 15)


def test_a_problem_of_a_whole_file_or_of_no_file_stays_as_it_is():
    assert moved("`11`", line=0, column=0) == (0, 0)
    assert moved("`11`", text="") == (2, 11)
