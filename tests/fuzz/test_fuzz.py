"""What was found once is not found again, and some hundred odd inputs find nothing new.

`python -m tests.fuzz` goes on for as long as one likes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import discord
import pytest
from discord import app_commands, ui
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import yaml_text
from tests.fuzz.discord_takes import RefusedError, takes_choices, takes_form, takes_message
from tests.fuzz.engines import LONGEST, Findings
from tests.fuzz.inputs import damaged, inputs
from tests.fuzz.targets import TARGETS
from tests.fuzz.watchdog import HangError, within
from tests.wire.loopback.process import ROOT

CASES = sorted((Path(__file__).parent / "cases").glob("*/*"))
QUICK = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
FOR_ALL_RULES = 20.0
"""Seconds of the processor; the shipped FAQ takes one, most of it for its index."""
SHIPPED = {name: (ROOT / "knowledge" / name).read_bytes() for name in yaml_text.NAMES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}: {case.name}")
def test_what_was_found_once_is_mended(case):
    target = TARGETS[case.parent.name]
    target.prepare()
    target.check(case.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_any_input_comes_to_a_good_end(name):
    target = TARGETS[name]
    target.prepare()
    QUICK(given(inputs(target))(target.check))()


def test_every_seed_comes_to_a_good_end():
    for name in ("customid", "editing"):
        for seed in TARGETS[name].seeds():
            TARGETS[name].check(seed)


def test_a_damaged_shipped_file_is_told_with_its_place():
    words = [word.encode() for word in yaml_text.words()]

    @settings(QUICK, max_examples=6)
    @given(
        st.sampled_from(yaml_text.NAMES).flatmap(
            lambda name: st.tuples(st.just(name), damaged([SHIPPED[name]], words))
        )
    )
    def damage(given_):
        name, content = given_
        others = {each: text.decode() for each, text in SHIPPED.items()}
        problems = yaml_text.check_file(name, content, others, FOR_ALL_RULES)
        # A word more in a text is a FAQ like any other; what is told has its place in a file.
        assert all(problem.file in yaml_text.NAMES for problem in problems)

    damage()


# The judges themselves


@pytest.mark.parametrize(
    "view",
    [
        lambda: _view(ui.TextDisplay("x" * 4001)),
        lambda: _view(*(ui.TextDisplay("x") for _ in range(41))),
        lambda: _view(ui.TextDisplay("\udc80")),
        lambda: _view(ui.ActionRow(ui.Button(label="x" * 81, custom_id="a"))),
        lambda: _view(*(ui.ActionRow(ui.Button(label="x", custom_id="a")) for _ in range(2))),
        ui.LayoutView,
    ],
)
def test_a_message_that_discord_refuses_is_found(view):
    with pytest.raises((RefusedError, ValueError)):
        takes_message(view())
    takes_message(_view(ui.TextDisplay("x")))


def _view(*items):
    view = ui.LayoutView(timeout=None)
    for item in items:
        view.add_item(item)
    return view


def test_choices_and_forms_that_discord_refuses_are_found():
    choice = app_commands.Choice(name="a", value="b")
    takes_choices([choice])
    with pytest.raises(RefusedError):
        takes_choices([choice, choice])
    with pytest.raises(RefusedError):
        takes_form(ui.Modal(title="a form without a field"))
    form = ui.Modal(title="a form")
    form.add_item(ui.Label(text="a", component=ui.TextInput(style=discord.TextStyle.short)))
    takes_form(form)


@pytest.mark.skipif(os.name != "posix", reason="no such timer here")
def test_what_hangs_is_stopped():
    with pytest.raises(HangError), within(0.05):
        _hang()
    with within(0.05):
        pass


def _hang():
    while True:
        pass


def test_a_finding_is_kept_once_and_the_run_goes_on(tmp_path):
    def check(data):
        if data != b"good":
            raise ValueError(data)

    findings = Findings(check, tmp_path / "found")
    for data in (b"good", b"bad", b"worse", b"good"):
        findings.take(data)
    assert [file.read_bytes() for file in findings.files] == [b"bad"]
    assert findings.told().startswith("4 inputs, ")
    assert findings.told().endswith("1 findings")


def test_the_command_runs_and_says_what_became_of_it(tmp_path):
    command = [sys.executable, "-m", "tests.fuzz", "--engine", "hypothesis", "--target", "customid"]
    done = subprocess.run(
        [*command, "--minutes", "0.005", "--found", str(tmp_path / "found")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("customid: ")
    assert not (tmp_path / "found").exists()
    assert set(LONGEST) == set(TARGETS)


def test_without_atheris_the_command_says_how_to_go_on():
    code = (
        "import runpy, sys; sys.modules['atheris'] = None; sys.argv[1:] = ['--minutes', '0']; "
        "runpy.run_module('tests.fuzz', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Skipped: atheris is not installed.")
