"""The bot as a process counts what questions come to, twenty at a time, for its editors."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sqlite3
from datetime import date

import pytest

from bot.store.names import FILE
from bot.tally import TOGETHER

from .loopback import texts
from .loopback.process import ROOT

ASKED, UNKNOWN = "Who voted for the Denver ordinance?", "what is the weather tomorrow?"
OWN_CASE = "my brother was arrested, will they hold him for ice"
WITHIN = 10.0


@pytest.fixture
def editor(discord):
    return discord.world.person("Erin")


@pytest.fixture
def settings(tmp_path):
    folder = shutil.copytree(ROOT / "tests/examples/base", tmp_path / "knowledge")
    return {"KNOWLEDGE_DIR": str(folder)}


@pytest.fixture
def home(discord, editor, settings):
    return {
        **settings,
        "HOME_GUILD_ID": discord.world.guild_id,
        "EDITOR_USER_IDS": editor.id,
    }


def rows(folder):
    """What a process has left that was stopped: day, outcome, number."""
    with contextlib.closing(sqlite3.connect(folder / "state" / FILE)) as raw:
        return raw.execute("SELECT day, outcome, number FROM daily_count").fetchall()


async def counts(discord, editor):
    shown = await discord.slash("faq-admin counts", user=editor)
    assert shown.private
    return texts(shown.message).replace("\\", "")


async def test_twenty_together_are_shown_and_kept_and_no_more(discord, run, home, editor, tmp_path):
    began = date.today()  # noqa: DTZ011 - the host's day, as the bot has it
    bot = await run(**home)
    await bot.logs("the knowledge folder is followed", within=WITHIN)
    for _ in range(TOGETHER - 2):
        await discord.mention(ASKED)
    await discord.slash("ask", question=OWN_CASE)
    assert "Nothing is counted yet" in await counts(discord, editor)
    await discord.dm(UNKNOWN)
    async with asyncio.timeout(WITHIN):
        while "answered: 18 · 18" not in (shown := await counts(discord, editor)):
            pass  # each look waits for its answer
    assert "own case" in shown
    for _ in range(TOGETHER - 1):
        await discord.mention(ASKED)
    ended = await bot.stop()

    assert ended.code == 0
    assert " ERROR " not in ended.stdout
    kept = rows(tmp_path)
    assert {day for day, _, _ in kept} <= {str(began), str(date.today())}  # noqa: DTZ011
    numbers = {outcome: number for _, outcome, number in kept}
    assert numbers.pop("answered") == TOGETHER - 2
    assert sum(numbers.values()) == 2
    assert "own-case" not in numbers


async def test_where_nobody_could_look_nothing_is_counted(discord, run, settings, tmp_path):
    bot = await run(**settings)
    await bot.logs("the knowledge folder is followed", within=WITHIN)
    for _ in range(TOGETHER):
        await discord.mention(ASKED)
    await bot.stop()

    assert rows(tmp_path) == []
