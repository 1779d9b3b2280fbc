"""Whoever watches the process learns over HTTP whether the bot lives and is ready."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys

import aiohttp
import pytest

from bot.exits import Exit
from bot.ops.health import health
from bot.ops.metrics import Metrics

from .loopback import Fault
from .loopback.process import ROOT


@pytest.fixture
def address():
    """An address that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return f"127.0.0.1:{port}"


async def fetch(address: str, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://{address}{path}") as got:
        return got.status, (await got.text()).strip()


async def asked(tmp_path, **environment: str) -> tuple[int, str]:
    """`python -m bot health` and what it says."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "health",
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await process.communicate()
    return process.returncode or 0, said.decode().strip()


async def test_it_says_starting_ready_disconnected(discord, aboard, address):
    login = discord.faults.plan(Fault(route="GET /users/@me", hold=True))
    async with health(address, aboard.bot.why_not_ready, Metrics().text):
        await discord.met(login)
        assert await fetch(address, "/readyz") == (503, "starting")
        assert await fetch(address, "/healthz") == (200, "alive")
        login.release.set()
        await aboard.bot.wait_until_ready()
        assert await fetch(address, "/readyz") == (200, "ready")
        discord.gateway.refuse_with = 503
        lost = asyncio.Event()
        aboard.waits.then = lambda _: lost.set()
        discord.gateway.cut()
        await lost.wait()
        assert await fetch(address, "/readyz") == (503, "disconnected")
        discord.gateway.refuse_with = None


async def test_the_command_asks_the_bot_that_runs(discord, run, address, tmp_path):
    bot = await run(HEALTH_ADDRESS=address, LOG_FORMAT="json")
    code, said = await asked(tmp_path, HEALTH_ADDRESS=address)
    while said == "starting":
        assert code == Exit.PROBLEM
        code, said = await asked(tmp_path, HEALTH_ADDRESS=address)
    assert (code, said) == (0, "ready")
    ended = await bot.stop()
    assert ended.code == 0
    assert [json.loads(line)["text"] for line in ended.stdout.splitlines()][-1] == "stopping"


async def test_the_command_says_that_nobody_is_there(tmp_path, address):
    code, said = await asked(tmp_path, HEALTH_ADDRESS=address)
    assert (code, "No bot answers" in said) == (1, True)
    code, said = await asked(tmp_path)
    assert (code, "HEALTH_ADDRESS is not set" in said) == (1, True)


async def test_an_address_that_is_taken_does_not_stop_the_bot(discord, run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        bot = await run(HEALTH_ADDRESS=f"127.0.0.1:{taken.getsockname()[1]}")
        await discord.mention("Who passed the Denver ordinance?")
        ended = await bot.stop()
    assert ended.code == 0
    assert "HEALTH_ADDRESS cannot be used" in ended.stdout


@pytest.mark.parametrize("wrong", ["8080", "localhost", "127.0.0.1:99999", "http://a:80", "a:80/x"])
async def test_an_address_that_is_none_is_refused(tmp_path, wrong):
    code, said = await asked(tmp_path, HEALTH_ADDRESS=wrong)
    assert (code, "such as 127.0.0.1:8080" in said) == (Exit.USAGE, True)
