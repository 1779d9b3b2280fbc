"""No endpoint is set: the bot asks for Discord by its own names, over TLS, and is sent here.

Only this machine's resolver and the list of trusted authorities are ours. What is tried is what is
deployed, with the addresses that are built in.
"""

from __future__ import annotations

import os
import ssl
from pathlib import Path

import pytest
import trustme

from .loopback import Discord, buttons, start_bot, texts
from .loopback.process import ROOT
from .loopback.server import GATEWAY_HOST, HOST

ASKED = "Who passed the Denver ordinance?"
SPY = Path(__file__).parent / "spy"


@pytest.fixture
def authority():
    """A certificate authority that nobody trusts who is not told to."""
    return trustme.CA()


@pytest.fixture
async def discord(contract, authority):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST, GATEWAY_HOST).configure_cert(tls)
    server = Discord(contract)
    await server.start(tls)
    yield server
    await server.stop()
    assert not server.world.violations, "\n".join(server.world.violations)


@pytest.fixture
def start(discord, started, tmp_path):
    """Start the bot in a world in which Discord's names lead here."""

    async def begin(**environment):
        names = f"{HOST}={discord.port} {GATEWAY_HOST}={discord.port}"
        spied = {"PYTHONPATH": os.pathsep.join((str(SPY), str(ROOT))), "SPY_NAMES": names}
        bot = await start_bot(discord, tmp_path, **spied, **environment)
        started.append(bot)
        return bot

    return begin


@pytest.mark.parametrize(
    ("hidden", "compression"), [("", "zstd-stream"), ("zstandard", "zlib-stream")]
)
async def test_it_finds_discord_by_its_own_names(
    discord, authority, start, tmp_path, hidden, compression
):
    if not hidden:
        pytest.importorskip("zstandard", reason="zstandard is not installed")
    trusted = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(trusted)
    bot = await start(SSL_CERT_FILE=str(trusted), SPY_HIDES=hidden)
    await discord.ready()
    reply = await discord.mention(ASKED)
    assert texts(reply)
    assert (await discord.slash("ask", question=ASKED)).private
    assert texts((await discord.click(reply, buttons(reply)[0]["custom_id"])).message)
    discord.gateway.cut()
    assert texts(await discord.mention(ASKED))
    ended = await bot.stop()
    assert (ended.code, ended.stderr) == (0, "")
    connected = [event.data for event in discord.journal.named("CONNECTED")]
    assert {one["compress"] for one in connected} == {compression}
    assert {one["host"] for one in connected} == {GATEWAY_HOST}
    assert {call.headers["Host"] for call in discord.heard} == {HOST}
    assert len(discord.journal.named("RESUMED")) == 1


async def test_a_discord_that_nobody_vouches_for_is_told_nothing(discord, start):
    bot = await start()
    await bot.logs("Discord cannot be reached")
    ended = await bot.stop()
    assert ended.code == 0
    assert "CertificateError" in ended.stdout
    assert not discord.heard
