"""The real bot as a process, watched at every log level: it leaves no trace of who asks, or what.

`spy/` is loaded into its interpreter: it notes each file, connection and process, and lets every
logger through, discord.py's own too. It can also plant a leak, to see that the search finds it.
"""

from __future__ import annotations

import importlib.util
import json
from typing import get_args

import pytest

from bot.discord_app.actions import Action, PassOn, decode

from .traces import CANARY, SPY, Den, leaks
from .visit import ANSWERED, Visit, with_canaries

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def _names_of_leaks():
    spec = importlib.util.spec_from_file_location("leaks", SPY / "leaks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.LEAKS)


def _event(name, data):
    return json.dumps({"op": 0, "t": name, "s": 99, "d": data})


@pytest.fixture
def den(tmp_path):
    return Den(tmp_path / "home", tmp_path / "notes")


@pytest.fixture
def watched(discord, run, den):
    """Start the bot under watch in a server of canaries."""

    async def start(level, leak="", **environment):
        with_canaries(discord)
        told = level in {"DEBUG", "INFO"}
        return await run(told=told, **den.environment(level, leak), **environment)

    return start


@pytest.mark.parametrize("level", LEVELS)
async def test_whatever_people_do_leaves_no_trace_of_them(discord, watched, den, level):
    bot = await watched(level, PYTHONDEVMODE="1" if level == "DEBUG" else "")
    visit = Visit(discord)
    await visit.everything()
    ended = await bot.stop()
    assert ended.code == 0
    assert leaks(discord, den, ended) == []
    # It was a whole visit, and the loggers were let through. `test_passing_on.py` has the rest.
    pressed = {type(decode(custom_id)) for custom_id in visit.pressed}
    assert pressed == set(get_args(Action)) - {PassOn}
    assert ("a message of root" in ended.stdout) == (level in {"DEBUG", "INFO"})
    assert ("a message of discord.gateway" in ended.stdout) == (level in {"DEBUG", "INFO"})
    assert ("answered council-passed" in ended.stdout) == (level in {"DEBUG", "INFO"})


async def test_no_trace_when_discord_fails(discord, watched, den):
    bot = await watched("DEBUG")
    visit = Visit(discord)
    await visit.while_discord_fails()
    await visit.while_the_line_breaks()
    assert len(discord.journal.named("RESUMED")) == 3
    ended = await bot.stop()
    assert leaks(discord, den, ended) == []
    for told in ("HTTPException", "Forbidden", "ServerDisconnectedError", "KeyError"):
        assert told in ended.stdout, told


UNREADABLE = {
    "no JSON": f"{CANARY} is no JSON",
    "a message without an author": _event("MESSAGE_CREATE", {"content": CANARY}),
    "a message that is a list": _event("MESSAGE_CREATE", [CANARY]),
    "an interaction without a type": _event("INTERACTION_CREATE", {"data": {"name": CANARY}}),
    "a server whose id is no number": _event("GUILD_CREATE", {"id": CANARY}),
}


@pytest.mark.parametrize("name", UNREADABLE)
async def test_no_trace_when_an_event_cannot_be_read(discord, watched, den, name):
    bot = await watched("DEBUG")
    await discord.mention(ANSWERED, author=Visit(discord).person())
    for connection in discord.gateway.connections():
        await connection.send_text(UNREADABLE[name])
    assert await discord.mention(ANSWERED, author=Visit(discord).person())
    ended = await bot.stop()
    assert (ended.code, ended.stderr) == (0, "")
    assert leaks(discord, den, ended) == []


@pytest.mark.parametrize("name", _names_of_leaks())
async def test_a_planted_leak_is_found(discord, watched, den, name):
    bot = await watched("DEBUG", name)
    await discord.mention(f"{CANARY} {ANSWERED}", author=Visit(discord).person())
    ended = await bot.stop()
    assert leaks(discord, den, ended) != []


async def test_nothing_is_found_where_no_leak_is_planted(discord, watched, den):
    bot = await watched("DEBUG")
    await discord.mention(f"{CANARY} {ANSWERED}", author=Visit(discord).person())
    ended = await bot.stop()
    assert leaks(discord, den, ended) == []
