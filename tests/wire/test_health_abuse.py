"""Who reaches the health address learns no more than it tells, and holds nothing up."""

from __future__ import annotations

import asyncio
import logging
import socket
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.ops.door import door
from bot.ops.health import health

READY = b"GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n"
SECRET = b"zqx"


@asynccontextmanager
async def _server(**limits):
    """Those limits before a server that answers one word; its address."""

    async def word(_):
        return web.Response(text="ready\n")

    app = web.Application()
    app.router.add_get("/readyz", word)
    runner = web.AppRunner(app)
    await runner.setup()
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(door(runner.server, **limits), "127.0.0.1", 0)
    try:
        yield listening.sockets[0].getsockname()
    finally:
        listening.close()
        await runner.cleanup()


@pytest.fixture
async def address(unused_port):
    async with health(f"127.0.0.1:{unused_port}", lambda: None, bytes):
        yield "127.0.0.1", unused_port


@pytest.fixture
def unused_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def answer(address, request):
    """What comes back until the status line's end; nothing if the connection is closed."""
    reader, writer = await asyncio.open_connection(*address)
    try:
        writer.write(request)
        return await reader.readline()
    finally:
        writer.close()


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"POST /readyz HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nzqx", b"405"),
        (b"DELETE /healthz HTTP/1.1\r\nHost: a\r\n\r\n", b"405"),
        (b"TRACE /readyz HTTP/1.1\r\nHost: a\r\nCookie: zqx\r\n\r\n", b"405"),
        (b"GET /../../.env?zqx HTTP/1.1\r\nHost: a\r\n\r\n", b"404"),
        (b"GET /" + SECRET * 5000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", b"400"),
        (b"GET /readyz HTTP/1.1\r\nHost: a\r\nX: " + SECRET * 5000 + b"\r\n\r\n", b"400"),
        (
            b"GET /readyz HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n",
            b"400",
        ),
        (b"\x16\x03\x01\x02zqx\r\n\r\n", b"400"),
        (READY, b"200"),
    ],
)
async def test_only_three_words_are_told_and_nothing_is_logged(address, caplog, request_, status):
    with caplog.at_level(logging.DEBUG):
        assert (await answer(address, request_)).split()[1] == status
    assert "zqx" not in caplog.text
    assert not [record for record in caplog.records if record.name.startswith("aiohttp")]


async def test_a_request_that_never_ends_is_ended():
    async with _server(longest=0.1) as address:
        reader, writer = await asyncio.open_connection(*address)
        writer.write(READY[:-2])
        async with asyncio.timeout(10):
            assert await reader.read() == b""
        writer.close()
        assert b"200" in await answer(address, READY)


async def test_more_connections_than_a_watcher_needs_are_closed_and_give_way_in_time():
    async with _server(most=3, longest=0.5) as address:
        held = [await asyncio.open_connection(*address) for _ in range(3)]
        assert await answer(address, READY) == b""
        async with asyncio.timeout(10):
            await asyncio.gather(*(reader.read() for reader, _ in held))
        for _, writer in held:
            writer.close()
        assert b"200" in await answer(address, READY)
