"""The host sets its clock, by hand or by a server: answers, limits and the line do not care."""

from __future__ import annotations

import ast
import time
from datetime import timedelta

import discord as library
import pytest

from .loopback import button, texts
from .loopback.process import ROOT

ASKED = "Who passed the Denver ordinance?"
WALL = {
    "time.time",
    "time.time_ns",
    "date.today",
    "datetime.now",
    "datetime.utcnow",
    "utils.utcnow",
}
DATED = {
    "bot/app.py": "the day of an answer, for what is due to be read again",
    "bot/library/library.py": "the same, in the terminal",
    "bot/library/load.py": "the same",
    "bot/library/recorder.py": "when a version was published",
    "bot/cli/backing_up.py": "when a backup was made",
    "bot/cli/calibrating.py": "the day of a calibration",
    "bot/library/publisher.py": "since when a FAQ is live, for its age among the figures",
    "bot/ops/gauges.py": "its age now, and when files were saved",
    "bot/ops/process.py": "when the machine started, where /proc does not tell",
}
"""All that asks what time it is. Nothing here measures how long something takes."""


@pytest.fixture
def jump(monkeypatch):
    """Set the clock of the wall; the steady one goes on."""
    now, utcnow = time.time, library.utils.utcnow

    def jumped(**by):
        shift = timedelta(**by)
        monkeypatch.setattr(time, "time", lambda: now() + shift.total_seconds())
        monkeypatch.setattr(library.utils, "utcnow", lambda: utcnow() + shift)

    return jumped


@pytest.mark.parametrize("by", [{"days": 400}, {"days": -400}, {"hours": 1}], ids=str)
async def test_a_clock_that_jumps_changes_no_answer_and_no_limit(discord, aboard, jump, by):
    await discord.ready()
    person = discord.world.person()
    reply = await discord.mention(ASKED)
    assert (await discord.slash("ask", question=ASKED, user=person)).private
    jump(**by)
    assert "wait" in texts((await discord.slash("ask", question=ASKED, user=person)).message)
    assert texts(await discord.mention(ASKED))
    assert (await discord.slash("ask", question=ASKED)).private
    assert texts((await discord.click(reply, button(reply, "Sources"))).message)
    discord.gateway.cut()
    assert texts(await discord.mention(ASKED))
    assert len(discord.journal.named("IDENTIFY")) == 1


def test_only_what_is_dated_looks_at_the_clock_of_the_wall():
    found = {}
    for path in sorted((ROOT / "bot").rglob("*.py")):
        used = {
            ast.unparse(node)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute)
        }
        if used & WALL:
            found[path.relative_to(ROOT).as_posix()] = used & WALL
    assert set(found) == set(DATED), found
