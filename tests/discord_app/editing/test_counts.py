"""`/faq-admin counts`: how questions came out, and no number that is of few people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.app import create_bot
from bot.core.model import LANGUAGES
from bot.store.counts import Counts
from bot.store.database import Database
from bot.tally import OUTCOMES
from bot.texts import counted as texts
from tests.discord_app.editing.desk import said

TODAY = date(2026, 11, 23)
"""The day that the bot is told."""


@pytest.fixture
def simcord_bot(host):
    return create_bot(host, lambda: TODAY)


@pytest.fixture
async def counts(history, publisher, simcord_bot):
    """The counts that its editors can read."""
    made = Counts(history.database)
    simcord_bot.editors.bench.open(publisher, counts=made)
    return made


def days_ago(number):
    return TODAY - timedelta(days=number)


def lines(shown):
    """Outcome in words → what is said of it."""
    told = said(shown).replace("\\", "").splitlines()
    return dict(line.removeprefix("- ").rsplit(": ", 1) for line in told if line.startswith("- "))


def test_every_outcome_has_words_in_both_languages():
    assert set(texts.OUTCOMES) == set(OUTCOMES)
    for language in LANGUAGES:
        assert len({words[language] for words in texts.OUTCOMES.values()}) == len(OUTCOMES)


async def test_a_month_and_a_week_are_told_apart(editor, counts):
    await counts.add(days_ago(30), {"answered": 1000})
    await counts.add(days_ago(29), {"answered": 100, "empty": 5})
    await counts.add(days_ago(7), {"answered": 20})
    await counts.add(days_ago(6), {"answered": 6, "off-topic": 4})
    await counts.add(TODAY, {"answered": 30, "asked-back": 9, "refused": 6})
    shown = await editor.run("counts")

    told = lines(shown)
    assert told["answered"] == "156 · 36"
    assert told["asked back which question was meant"] == "9 · 9"
    assert told["no: nothing was asked"] == "5 · <5"
    assert told["no: about something else"] == "<5 · <5"
    assert told["no: about another place"] == "<5 · <5"
    assert len(told) == len(OUTCOMES)
    assert "last 30 days · in the last 7" in said(shown)
    assert "Counted since 24 Oct 2026" in said(shown)
    assert "20 questions together" in said(shown)


async def test_what_a_later_release_counts_harms_nothing(editor, counts):
    await counts.add(TODAY, {"answered": 19, "something-new": 1})
    assert lines(await editor.run("counts"))["answered"] == "19 · 19"


async def test_before_anything_is_counted(editor, counts):
    assert "Nothing is counted yet" in said(await editor.run("counts"))


async def test_in_spanish(editor, counts, in_spanish):
    assert "Aún no hay nada contado" in said(await editor.run("counts"))
    await counts.add(TODAY, {"answered": 16, "not-stated": 4})
    shown = await editor.run("counts")

    assert lines(shown)["con respuesta"] == "16 · 16"
    assert "últimos 30 días · de los últimos 7" in said(shown)
    assert "Se cuenta desde el 23 nov 2026" in said(shown)
    for english in ("answered", "no: none", "Counted"):
        assert english not in said(shown)


async def test_nobody_but_an_editor_is_told(manager, counts, simcord_env):
    await counts.add(TODAY, {"answered": 777})
    shown = await manager.run("counts")

    assert "Only the editors" in said(shown)
    assert "777" not in said(shown)
    assert simcord_env.errors


async def test_without_a_database_it_says_so(editor, publisher):
    assert "cannot be read at the moment" in said(await editor.run("counts"))


async def test_a_database_that_cannot_be_read_is_said(editor, counts, host, publisher, simcord_bot):
    file = host.state_dir / "elsewhere"
    file.write_text("no folder")
    away = Database(f"sqlite:///{file}/history.sqlite3")
    simcord_bot.editors.bench.open(publisher, counts=Counts(away))
    assert "cannot be read at the moment" in said(await editor.run("counts"))
    await away.close()
