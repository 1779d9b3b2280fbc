"""A built bot in, an exit code out: on Discord until a signal or a fatal cause."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable

import aiohttp
import discord
import yarl

from bot.discord_app.client import FaqClient
from bot.exits import Exit
from bot.log import describe

_log = logging.getLogger(__name__)

# The gateway's close code for a token that it does not know.
# https://discord.com/developers/docs/topics/opcodes-and-status-codes
_CLOSED_FOR_TOKEN = 4004


def use_endpoints(api_base: str | None, gateway_url: str | None) -> None:
    """Talk to another Discord than the real one: discord.py keeps both in class attributes."""
    if api_base:
        discord.http.Route.BASE = api_base.rstrip("/")
    if gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


def stop_signal() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set. On Windows Ctrl-C interrupts by itself."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(name, stop.set)
    return stop


async def serve(bot: FaqClient, token: str, beside: Callable[[], Awaitable[None]]) -> Exit:
    """Serve until SIGTERM, SIGINT or a cause that a host must mend.

    Args:
        bot: built, not yet connected.
        token: what Discord knows it by.
        beside: what goes on beside it from when questions are heard; cancelled at the end.
    """
    stop = stop_signal()
    async with bot, asyncio.TaskGroup() as tasks:
        besides = tasks.create_task(once_ready(bot, beside))
        code = await _until_stopped(bot, token, stop)
        besides.cancel()
    return code


async def once_ready(bot: FaqClient, work: Callable[[], Awaitable[None]]) -> None:
    """Do some work as soon as questions are heard. Whatever comes of it, they are answered."""
    await bot.wait_until_ready()
    try:
        await work()
    except Exception as error:  # noqa: BLE001 - what goes on beside must not end the answering
        _log.error("work beside the answering has stopped: %s", describe(error))


async def _until_stopped(bot: FaqClient, token: str, stop: asyncio.Event) -> Exit:
    serving = asyncio.create_task(_connect(bot, token))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        stopping.cancel()
        return serving.result()
    _log.info("stopping")
    # First the listening, then the connection: the other way round discord.py takes its own
    # close for a lost line and closes with 4000, which leaves the session open.
    serving.cancel()
    await asyncio.wait({serving})
    await bot.close()
    return Exit.OK


async def _connect(bot: FaqClient, token: str) -> Exit:
    """Log in and listen; the fatal causes as exit codes."""
    try:
        await bot.login(token)
    except discord.LoginFailure:
        return Exit.TOKEN_REFUSED
    except (OSError, aiohttp.ClientError, discord.HTTPException):
        return Exit.NO_NETWORK
    return await _listen(bot)


async def _listen(bot: FaqClient) -> Exit:
    try:
        await bot.connect()
    except discord.PrivilegedIntentsRequired:
        return Exit.INTENTS_REFUSED
    except discord.ConnectionClosed as closed:
        refused = closed.code == _CLOSED_FOR_TOKEN
        return Exit.TOKEN_REFUSED if refused else Exit.GATEWAY_REFUSED
    except (OSError, aiohttp.ClientError, discord.GatewayNotFound):
        return Exit.GATEWAY_REFUSED
    except AttributeError:
        # discord.py 2.7 asks a gateway connection that never was for its sequence number.
        if bot.ws is not None:
            raise
        return Exit.GATEWAY_REFUSED
    return Exit.OK
