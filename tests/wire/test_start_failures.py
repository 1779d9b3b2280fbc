"""Everything that keeps the bot from starting: a sentence for the host and an exit code each.

The sentence says what to do, never the token; there is no traceback and no second try.
"""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.exits import Exit

from .loopback import Ended
from .loopback.process import ROOT

ME = "GET /users/@me"


def check(ended: Ended, code: Exit, token: str) -> None:
    said = ended.stderr.strip()
    assert (ended.code, said.count("\n")) == (code, 0), ended
    assert said.endswith((".", "python -m bot check"))
    assert len(said.split()) >= 8
    for output in (ended.stdout, ended.stderr):
        assert "Traceback" not in output
        assert token not in output


@contextmanager
def closed_port() -> Iterator[int]:
    """A port that is taken, so that nobody else gets it, and that refuses every connection."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


async def fail(discord, run, code: Exit, **environment: str) -> Ended:
    process = await run(wait=False, **environment)
    ended = await process.ended()
    check(ended, code, environment.get("DISCORD_TOKEN") or discord.world.token)
    return ended


async def test_without_a_token(discord, run):
    process = await run(wait=False, DISCORD_TOKEN="")
    check(await process.ended(), Exit.TOKEN_MISSING, discord.world.token)
    assert not discord.journal.named(ME)


@pytest.mark.parametrize("token", ['"quoted"', "ключ"])
async def test_with_a_token_that_cannot_be_one(discord, run, token):
    await fail(discord, run, Exit.TOKEN_MISSING, DISCORD_TOKEN=token)
    assert not discord.journal.named(ME)


async def test_with_a_token_that_discord_does_not_know(discord, run):
    token = discord.world.token
    other = token[:-1] + ("a" if token[-1] != "a" else "b")
    await fail(discord, run, Exit.TOKEN_REFUSED, DISCORD_TOKEN=other)
    assert len(discord.journal.named(ME)) == 1


@pytest.mark.parametrize(
    ("close", "code"),
    [
        (4004, Exit.TOKEN_REFUSED),
        (4010, Exit.SHARDS_REFUSED),
        (4011, Exit.SHARDS_REFUSED),
        (4012, Exit.VERSION_REFUSED),
        (4013, Exit.INTENTS_REFUSED),
        (4014, Exit.INTENTS_REFUSED),
    ],
)
async def test_when_the_gateway_closes_for_good(discord, run, close, code):
    discord.gateway.close_identify_with = close
    await fail(discord, run, code)
    assert len(discord.journal.named("IDENTIFY")) == 1


async def test_what_time_can_mend_is_waited_for_and_a_signal_ends_the_waiting(discord, run):
    with closed_port() as port:
        process = await run(wait=False, DISCORD_GATEWAY_URL=f"ws://127.0.0.1:{port}/gateway")
        await discord.journal.wait(lambda event: event.name == "GET /gateway/bot", since=0)
        ended = await process.stop()
    assert (ended.code, ended.stderr) == (0, "")


BROKEN = ["answer: [", "- id: Not An Id\n"]


@pytest.mark.parametrize("text", BROKEN)
async def test_with_broken_knowledge(discord, run, tmp_path, text):
    folder = shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    (folder / "faq.yaml").write_text(text, encoding="utf-8")
    await fail(discord, run, Exit.KNOWLEDGE, KNOWLEDGE_DIR=str(folder))
    assert not discord.journal.named(ME)


async def test_with_knowledge_that_breaks_a_rule(discord, run, tmp_path):
    folder = shutil.copytree(ROOT / "tests/examples/base", tmp_path / "knowledge")
    text = (folder / "faq.yaml").read_text(encoding="utf-8")
    broken = text.replace("ordinance on a Monday", "ordinance on 3 May 1931")
    (folder / "faq.yaml").write_text(broken, encoding="utf-8")
    ended = await fail(discord, run, Exit.KNOWLEDGE, KNOWLEDGE_DIR=str(folder))
    assert "faq.yaml" in ended.stderr


async def test_without_knowledge(discord, run, tmp_path):
    await fail(discord, run, Exit.KNOWLEDGE, KNOWLEDGE_DIR=str(tmp_path / "nothing"))


@pytest.mark.parametrize(
    "setting",
    [
        {"DISCORD_API_BASE": "https://example.com/api/v10"},
        {"DISCORD_API_BASE": "http://127.0.0.1.example.com/api/v10"},
        {"DISCORD_GATEWAY_URL": "wss://192.0.2.1/gateway"},
        {"DISCORD_GATEWAY_URL": "http://127.0.0.1/gateway"},
        {"LOG_ANSWERS": "perhaps"},
    ],
)
async def test_with_a_setting_that_cannot_be_used(discord, run, setting):
    ended = await fail(discord, run, Exit.USAGE, **setting)
    assert next(iter(setting)) in ended.stderr
    assert not discord.journal.named(ME)
