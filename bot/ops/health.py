"""Whether the bot is alive and ready, and its figures, told over HTTP to whoever watches it.

Nothing here knows a question or a person.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from aiohttp import web

from bot.ops.door import door, is_ours
from bot.ops.metrics import CONTENT_TYPE

_log = logging.getLogger(__name__)


@asynccontextmanager
async def health(
    address: str, why_not: Callable[[], str | None], figures: Callable[[], bytes]
) -> AsyncIterator[None]:
    """Answer `/healthz`, `/readyz` and `/metrics` meanwhile.

    An address that cannot be used is logged and no more: answering people matters more.

    Args:
        address: host and port, such as 127.0.0.1:8080.
        why_not: one word why the bot is not ready; None if it is.
        figures: the text for `/metrics`.
    """

    async def ready(_: web.Request) -> web.Response:
        reason = why_not()
        return web.Response(text=f"{reason or 'ready'}\n", status=503 if reason else 200)

    async def alive(_: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=figures(), headers={"Content-Type": CONTENT_TYPE})

    app = web.Application()
    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", ready)
    app.router.add_get("/metrics", metrics)

    logging.getLogger("aiohttp.server").addFilter(is_ours)
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1.0)
    await runner.setup()
    assert runner.server is not None, "it was just set up"
    at = urlsplit(f"//{address}")
    listening: asyncio.Server | None = None
    try:
        listening = await asyncio.get_running_loop().create_server(
            door(runner.server), at.hostname, at.port or 0, reuse_address=True
        )
    except OSError as error:
        _log.error("HEALTH_ADDRESS cannot be used (%s); nobody can ask how the bot is", error.errno)
    else:
        _log.info("health is told at %s", address)
    try:
        yield
    finally:
        if listening is not None:
            listening.close()
        await runner.cleanup()
