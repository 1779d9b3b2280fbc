"""A fresh loopback Discord for each test, and bots that never outlive their test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_app.serve import use_endpoints
from bot.library.library import Library

from .inside import Inside, inside
from .loopback import BotProcess, Contract, Discord, start_bot, start_noop
from .loopback.process import ROOT
from .loopback.raw import RawClient
from .loopback.schema import document_path

Start = Callable[..., Awaitable[BotProcess]]
READ, READ_WITHIN = " is read", 60.0
"""What the bot logs when it has read its FAQ, which takes seconds where much else is done."""


@pytest.fixture(scope="session")
def document() -> Path:
    """Where Discord's OpenAPI document should lie."""
    return document_path()


@pytest.fixture(scope="session")
def contract(document: Path) -> Contract | None:
    """Discord's OpenAPI document, or None where it is absent: then only the hand rules judge."""
    return Contract.load(document)


@pytest.fixture
def openapi(contract: Contract | None, document: Path) -> Contract:
    """The same, for tests that are about nothing else."""
    if contract is None:
        pytest.skip(f"Discord's OpenAPI document is not at {document}; DISCORD_OPENAPI says where")
    return contract


@pytest.fixture
async def discord(contract: Contract | None) -> AsyncIterator[Discord]:
    """A Discord; the test fails at its end with everything that the bot must not have done."""
    server = Discord(contract)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
    assert not server.world.violations, "\n".join(server.world.violations)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(
    contract: Contract | None, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Discord]:
    """A Discord with the real bot on it, for all tests of a module that share one event loop."""
    server = Discord(contract)
    await server.start()
    bot = await start_bot(server, tmp_path_factory.mktemp("bot"))
    try:
        await server.ready()
        await bot.logs(READ, within=READ_WITHIN)
        yield server
    finally:
        ended = await bot.kill()
        print(ended.stdout, ended.stderr, sep="\n")
        await server.stop()


@pytest.fixture
async def client(discord: Discord) -> AsyncIterator[RawClient]:
    """Somebody who talks to the loopback Discord without a bot."""
    async with RawClient(discord) as raw:
        yield raw


@pytest.fixture
async def started() -> AsyncIterator[list[BotProcess]]:
    """The processes of a test, ended with it."""
    processes: list[BotProcess] = []
    yield processes
    for process in processes:
        ended = await process.kill()
        print(ended.stdout, ended.stderr, sep="\n")


@pytest.fixture
def run(discord: Discord, started: list[BotProcess], tmp_path: Path) -> Start:
    """Start the real bot and wait until it is logged in and has read its FAQ.

    With `told` false it logs nothing that tells so; who asks waits for it all the same.
    """

    async def start(*, wait: bool = True, told: bool = True, **environment: str) -> BotProcess:
        since = len(discord.journal.events)
        started.append(await start_bot(discord, tmp_path, **environment))
        if wait:
            await discord.ready(since=since)
        if wait and told:
            await started[-1].logs(READ, within=READ_WITHIN)
        return started[-1]

    return start


@pytest.fixture
def noop(discord: Discord, started: list[BotProcess], tmp_path: Path) -> Start:
    """Start the no-op bot and wait until it is logged in."""

    async def start(**environment: str) -> BotProcess:
        since = len(discord.journal.events)
        started.append(await start_noop(discord, tmp_path, **environment))
        await discord.ready(since=since)
        return started[-1]

    return start


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped FAQ, read once."""
    return Library.open(ROOT / "knowledge")


@pytest.fixture
def aimed(discord: Discord, monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs in this process talks to the loopback Discord."""
    # Set as they are, so that the end of the test sets them back.
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    use_endpoints(discord.base, discord.gateway.url)


@pytest.fixture
async def aboard(
    discord: Discord, library: Library, tmp_path: Path, aimed: None
) -> AsyncIterator[Inside]:
    """The real bot in this process, starting; its waits are counted and take no time."""
    async with inside(discord, library, tmp_path / "state") as running:
        yield running
