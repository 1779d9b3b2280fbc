"""`python -m bot eval --calibrate`: what is printed, drawn and written."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from itertools import combinations

import pytest
from rich.console import Console

from bot.cli import calibrating, drawing
from bot.cli.calibrating import calibrate_all
from bot.core.calibrate import calibrate
from bot.core.found_text import found_text
from bot.core.measured import Budget, measure
from bot.core.snapshot import build_snapshot
from bot.core.thresholds_found import BY_MEANING, BY_WORDS
from bot.exits import Exit

TODAY = datetime.now(UTC).date()


@pytest.fixture(scope="module")
def small(shipped):
    """The shipped FAQ with a part of its labelled questions: to calibrate on all takes long."""
    questions = shipped.knowledge.questions
    groups = {
        name: tuple(
            group.model_copy(update={"en": group.en[:2], "es": group.es[:2]})
            for group in getattr(questions, name)[::every]
        )
        for name, every in (("must_answer", 3), ("must_refuse", 1))
    }
    knowledge = shipped.knowledge.model_copy(
        update={"questions": questions.model_copy(update=groups)}
    )
    return build_snapshot(knowledge, "small", shipped.index)


@pytest.fixture(scope="module")
def calibration(small):
    return calibrate(measure(small), small, BY_WORDS, Budget(), TODAY)


def names_in(text):
    names: dict[str, object] = {}
    exec(text, names)
    return names


def test_without_write_the_same_text_is_printed_and_nothing_written(small, calibration, capsys):
    assert calibrate_all(small, plot=None, write=None) == Exit.OK
    screen = capsys.readouterr().out
    assert found_text(calibration.found, BY_MEANING) in screen
    assert "Nothing is written. With --write" in screen
    assert "Budget: wrong at most 0.8%, false 2%" in screen


def test_the_screen_shows_the_tradeoff_and_how_often_a_confidence_is_right(
    small, calibration, capsys
):
    calibrate_all(small, plot=None, write=None)
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in lines if line.startswith("0.")) <= 80
    bands = [line for line in lines if re.match(r"0\.\d\d to ", line)]
    assert len(bands) == len(calibration.after)
    for line, band in zip(bands, calibration.after, strict=True):
        assert line.split()[3] == str(band.count)
        assert f"{band.share:.0%}" in line
        assert "|" in line


@pytest.mark.usefixtures("calibration")
def test_writing_one_keeps_the_other(small, tmp_path):
    target = tmp_path / "found.py"
    assert calibrate_all(small, plot=None, write=target) == Exit.OK
    names = names_in(target.read_text(encoding="utf-8"))
    assert names["BY_MEANING"] == BY_MEANING
    assert names["BY_WORDS"].on == TODAY
    assert names["BY_WORDS"] != BY_WORDS


def test_a_file_that_cannot_be_written_is_one_sentence(small, tmp_path, capsys):
    assert calibrate_all(small, plot=None, write=tmp_path / "no" / "found.py") == Exit.USAGE
    assert "found.py cannot be written: No such file" in " ".join(capsys.readouterr().out.split())


def test_write_goes_to_the_file_that_ships(root):
    assert root / "bot" / "core" / "thresholds_found.py" == calibrating.FOUND_FILE


@pytest.mark.parametrize("option", [["--write"], ["--plot", "x.png"]])
def test_options_of_calibrate_need_it(terminal, option):
    done = terminal("eval", *option)
    assert done.exit_code == Exit.USAGE
    assert "--calibrate" in done.stderr


# The picture


def test_picture_is_a_small_png(calibration, tmp_path):
    pytest.importorskip("matplotlib")
    plot = tmp_path / "tradeoff.png"
    assert drawing.draw(calibration, plot, Console(markup=False)) == Exit.OK
    assert plot.read_bytes().startswith(b"\x89PNG")
    assert 20_000 < plot.stat().st_size < 120_000


def test_no_two_texts_of_the_picture_touch(calibration):
    text = pytest.importorskip("matplotlib.text")
    drawn = drawing.picture(calibration)
    drawn.draw_without_rendering()
    shown = [t for t in drawn.findobj(text.Text) if t.get_visible() and t.get_text().strip()]
    assert len(shown) > 30
    for one, other in combinations(shown, 2):
        apart = one.get_window_extent(), other.get_window_extent()
        assert not apart[0].overlaps(apart[1]), (one.get_text(), other.get_text())


def test_lines_are_told_apart_without_colour():
    styles = [(colour, style) for _, _, colour, style in (*drawing._MANY, *drawing._FEW)]
    assert len(set(styles)) == len(styles)
    assert len({colour for colour, _ in styles}) == len(styles)
    for panel in (drawing._MANY, drawing._FEW):
        assert len({style for *_, style in panel}) == len(panel)


def test_a_picture_that_cannot_be_written_says_what_to_give(calibration, tmp_path, capsys):
    pytest.importorskip("matplotlib")
    assert drawing.draw(calibration, tmp_path / "x.nonsense", Console(markup=False)) == Exit.USAGE
    assert "Give a name such as tradeoff.png." in " ".join(capsys.readouterr().out.split())


def test_without_the_extra_the_message_says_how_to_get_it(calibration, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    assert drawing.draw(calibration, "x.png", Console(markup=False)) == Exit.MISSING_EXTRA
    assert "pip install -e '.[plots]'" in capsys.readouterr().out


def test_pictures_in_the_readme_are_small(root):
    names = re.findall(r"\((docs/calibration/\w+\.png)\)", (root / "README.md").read_text("utf-8"))
    assert sorted(names) == ["docs/calibration/meaning.png", "docs/calibration/words.png"]
    assert all((root / name).stat().st_size < 120_000 for name in names)


@pytest.mark.parametrize(("name", "found"), [("words", BY_WORDS), ("meaning too", BY_MEANING)])
def test_the_readme_gives_the_figures_that_were_found(root, name, found):
    figures = (found.right, found.right_or_offered, found.wrong, found.false)
    row = " | ".join(f"{100 * figure.share:.1f} %" for figure in figures)
    assert f"| by {name} | {row} |" in (root / "README.md").read_text("utf-8")
