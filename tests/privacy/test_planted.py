"""The search for traces finds every kind of leak that is planted: it can fail."""

from __future__ import annotations

import logging
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from tests.privacy.visit import QUESTIONS
from tests.privacy.watch import CANARY, leaks

OURS = logging.getLogger("bot.discord_app.desk")
QUESTION = QUESTIONS[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a careless line of code has at hand."""

    question: str
    person: int
    state: Path


PLANTED = {
    "the question in a log line": lambda seen: OURS.info("asked: %s", seen.question),
    "the question in a debug line": lambda seen: OURS.debug(seen.question.upper()),
    "an id in a warning": lambda seen: OURS.warning("slow for %d", seen.person),
    "an error's text in the log": lambda seen: OURS.error("%s", ValueError(seen.question)),
    "the question on standard output": lambda seen: print(seen.question),
    "an id on standard error": lambda seen: print(seen.person, file=sys.stderr),
    "an id in a listed file": lambda seen: (seen.state / "commands.json").write_text(
        f"{seen.person}"
    ),
    "a file that is not listed": lambda seen: (seen.state / "answers.csv").write_text("1"),
    "a listed name in another folder": lambda _: Path("commands.json").write_text("{}"),
    "the question in a temporary file": lambda seen: Path(
        tempfile.gettempdir(), "cache"
    ).write_text(seen.question),
    "a name in the name of a file": lambda _: Path(f"{CANARY}.txt").touch(),
}


@pytest.mark.parametrize("name", PLANTED)
async def test_a_planted_leak_is_found(working, visitors, monkeypatch, name):
    async with working(logging.DEBUG) as work:
        asker, _ = visitors(work)
        reply = work.bot.desk.reply

        def leaking(question, *arguments, **named):
            state = work.settings.state_dir
            PLANTED[name](Seen(question=question, person=asker.actor.id, state=state))
            return reply(question, *arguments, **named)

        monkeypatch.setattr(work.bot.desk, "reply", leaking)
        await asker.saying(QUESTION)()

        assert leaks(work) != []


async def test_a_visit_without_a_planted_leak_has_none(working, visitors):
    async with working(logging.DEBUG) as work:
        asker, _ = visitors(work)
        await asker.saying(QUESTION)()

        assert leaks(work) == []


async def test_a_message_to_another_channel_is_found(working, visitors):
    async with working(logging.INFO) as work:
        asker, _ = visitors(work)
        elsewhere = next(c for c in asker.actor.guild.channels.values() if c.id != asker.channel.id)

        await work.bot.get_channel(elsewhere.id).send(f"somebody asked: {CANARY}")

        assert any("another place" in leak for leak in leaks(work))


async def test_a_call_to_the_network_is_found(working):
    async with working(logging.INFO) as work:
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.ClientError):
                await session.get("http://127.0.0.1:9/")

        assert any("a connection to" in leak for leak in leaks(work))


async def test_a_token_that_a_setting_would_show_is_found(working, monkeypatch):
    async with working(logging.INFO) as work:
        shown = work.settings.discord_token.get_secret_value()
        monkeypatch.setattr(type(work.settings), "__repr__", lambda _: shown)

        assert any("the settings" in leak for leak in leaks(work))
