"""The source line of a problem, as a terminal can show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.cli.excerpt import WIDEST, excerpt, lines_of
from bot.core.problem import Problem


def problem(line, column, found="", message="wrong"):
    return Problem(file="f", line=line, column=column, rule="r", message=message, found=found)


def drawn(problem, text):
    shown = excerpt(problem, lines_of(text))
    return [shown.line, " " * shown.start + "^" * shown.width]


@pytest.mark.parametrize(
    ("at", "text", "expected"),
    [
        (problem(2, 4, "`22`"), "a\nb: 22 men\n", ["b: 22 men", "   ^^"]),
        (problem(1, 4, "`no`"), 'a: "no"', ['a: "no"', "   ^^^"]),
        (problem(1, 1, message="no key `kinds` here"), "kinds: x", ["kinds: x", "^^^^^"]),
        (problem(1, 4), "a: b c", ["a: b c", "   ^"]),
        (problem(1, 4, "`b c d`"), "a: b c\n  d", ["a: b c", "   ^^^"]),
        (problem(1, 4, "`b…`"), "a: bcd", ["a: bcd", "   ^"]),
        (problem(1, 5), "a: b", ["a: b", "    ^"]),
        (problem(2, 1, "`b`"), "a\r\nb\r\n", ["b", "^"]),
        (problem(1, 4, "`b`"), "\ufeffa: b", ["a: b", "   ^"]),
        (problem(1, 1), "\ta", ["    a", "^^^^"]),
        (problem(1, 4), "日本 x", ["日本 x", "     ^"]),
        (problem(1, 1, "`日本`"), "日本 x", ["日本 x", "^^^^"]),
        (problem(1, 2), "a\x1b[31mb\x00", ["a\ufffd[31mb\ufffd", " ^"]),
        (problem(1, 2), "a\u200bb\xa0c", ["a\ufffdb c", " ^"]),
    ],
)
def test_the_place_is_underlined(at, text, expected):
    assert drawn(at, text) == expected


@pytest.mark.parametrize("column", [1, 50, WIDEST, 150, 299, 300])
def test_a_long_line_is_cut_around_the_place(column):
    line = "".join(chr(0x4E00 + i) for i in range(300))
    shown = excerpt(problem(1, column), lines_of(line))
    assert line[column - 1] in shown.line
    assert cell_len(shown.line.partition(line[column - 1])[0]) == shown.start
    assert len(shown.line.strip("…")) == WIDEST
    assert shown.line.startswith("…") == (line[0] not in shown.line)
    assert shown.line.endswith("…") == (line[-1] not in shown.line)


@pytest.mark.parametrize(
    ("at", "text"), [(problem(0, 0), "a"), (problem(1, 1), None), (problem(3, 1), "a\n")]
)
def test_a_problem_without_a_line_has_no_excerpt(at, text):
    assert excerpt(at, lines_of(text)) is None


@given(
    text=st.text(max_size=400),
    line=st.integers(0, 4),
    column=st.integers(1, 500),
    found=st.text(max_size=5),
)
def test_nothing_that_a_file_holds_reaches_the_terminal_raw(text, line, column, found):
    shown = excerpt(problem(line, column, f"`{found}`"), lines_of(text))
    if shown:
        assert all(c.isprintable() for c in shown.line)
        assert shown.width >= 1
        assert shown.start <= cell_len(shown.line) + 4  # the end of a line is a place as well
