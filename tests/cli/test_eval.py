"""`python -m bot eval`: the table of the labelled questions."""

from __future__ import annotations

import contextlib
import io

import pytest

from bot.cli.evaluating import evaluate_all
from bot.core.evaluate import GRADES, evaluate
from bot.exits import Exit


@pytest.fixture(scope="module")
def evaluation(shipped):
    return evaluate(shipped)


@pytest.fixture(scope="module")
def screens(shipped):
    """What is printed without and with `--all`."""
    screens = []
    for every in (False, True):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            assert evaluate_all(shipped, every=every) == Exit.OK
        screens.append(out.getvalue())
    return screens


def test_table_has_a_row_for_each_kind_and_the_sum(evaluation, screens):
    lines = [line.split() for line in screens[0].splitlines()]
    rows = [*evaluation.rows(), ("all", "both", evaluation.counts())]
    for kind, language, counts in rows:
        numbers = [str(counts[grade] or "·") for grade in GRADES]
        assert [kind, language, str(counts.total()), *numbers] in lines


def test_table_fits_into_80_columns_uncut(screens):
    assert max(map(len, screens[0].splitlines())) <= 80
    assert "…" not in screens[0].partition("right: as labelled")[0]


@pytest.mark.parametrize("every", [False, True])
def test_what_is_wrong_is_listed_and_with_all_whatever_is_not_right(evaluation, screens, every):
    screen = " ".join(screens[every].split())
    for result in evaluation.results:
        listed = f"{result.grade}: “{' '.join(result.labelled.text.split())}” wants" in screen
        bad = result.grade in {"wrong", "false"}
        assert listed == (bad or (every and result.grade != "right")), result


def test_command_prints_the_table(terminal):
    done = terminal("eval")
    assert done.exit_code == Exit.OK
    header = next(line for line in done.stdout.splitlines() if line.split())
    assert header.split() == ["kind", "lang", "count", *GRADES]
