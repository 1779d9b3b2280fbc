"""A built bot in, an exit code out: on Discord until a signal or a cause that no try can mend."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable
from itertools import count

import aiohttp
import discord
import yarl

from bot.discord_app.callbacks import answer_in_time
from bot.discord_app.client import FaqClient
from bot.discord_app.lines import Lines
from bot.discord_app.patience import asked_to_wait
from bot.exits import Exit
from bot.log import describe

_log = logging.getLogger(__name__)

_UNAUTHORIZED = 401
_ANSWERS_WITHIN = 6.0
"""Seconds that answers under way get when the bot must stop. Docker kills after 10."""
_CLOSE_WITHIN = 1.5
_CONNECTIONS = 200
"""At once. discord.py opens one for each request that is under way, and a process may have but
1,024 files open in many places."""
_WORK = ("discord.py: on_", "CommandTree-invoker", "discord-ui-dynamic-", "discord-ui-modal-")
"""How discord.py names the tasks in which it hands us what people do."""


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


async def serve(
    bot: FaqClient,
    token: str,
    beside: Callable[[], Awaitable[None]],
    stop: asyncio.Event | None = None,
) -> Exit:
    """Serve until SIGTERM, SIGINT or a cause that a host must mend.

    Discord being away is no such cause: it is tried again, ever more slowly.

    Args:
        bot: built, not yet connected.
        token: what Discord knows it by.
        beside: what goes on beside it from when questions are heard; cancelled at the end.
        stop: ends it in place of the signals.
    """
    answer_in_time()
    stop = stop or stop_signal()
    async with bot, asyncio.TaskGroup() as tasks:
        besides = tasks.create_task(once_ready(bot, beside))
        code = await _until_stopped(bot, token, stop)
        besides.cancel()
    return code


async def once_ready(bot: FaqClient, work: Callable[[], Awaitable[None]]) -> None:
    """Do some work as soon as questions are heard, and once more whenever it fails.

    Whatever comes of it, they are answered.
    """
    await bot.hears.wait()
    await bot.filled.wait()
    for failures in count(2):
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - what goes on beside must not end the answering
            pause = bot.patience.pause(failures)
            _log.error(
                "work beside the answering has stopped (%s); it begins again in %.0f s",
                describe(error),
                pause,
            )
            await bot.patience.sleep(pause)
        else:
            return


async def _until_stopped(bot: FaqClient, token: str, stop: asyncio.Event) -> Exit:
    serving = asyncio.create_task(_connect(bot, token))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        stopping.cancel()
        return serving.result()
    _log.info("stopping")
    # First the listening, then the answers, then the connection: the other way round discord.py
    # takes its own close for a lost line and closes with 4000, which leaves the session open.
    serving.cancel()
    await asyncio.wait({serving})
    await _finish_answers()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_CLOSE_WITHIN):
            if bot.line is not None:
                await bot.line.close()
    await bot.close()
    return Exit.OK


async def _finish_answers() -> None:
    """Let every answer that is under way come to its end, or give it up."""
    working = {task for task in asyncio.all_tasks() if task.get_name().startswith(_WORK)}
    if not working:
        return
    _, late = await asyncio.wait(working, timeout=_ANSWERS_WITHIN)
    if late:
        _log.warning("%d answers under way could not be finished", len(late))
        for task in late:
            task.cancel()
        await asyncio.wait(late, timeout=_CLOSE_WITHIN)


async def _connect(bot: FaqClient, token: str) -> Exit:
    """Log in, however long it takes, and listen; the fatal causes as exit codes."""
    failures = 0
    while True:
        bot.http.connector = aiohttp.TCPConnector(limit=_CONNECTIONS)
        try:
            await bot.login(token)
        except discord.LoginFailure:
            return Exit.TOKEN_REFUSED
        except Exception as error:  # noqa: BLE001 - a broken proxy answers anything
            if isinstance(error, discord.HTTPException) and error.status == _UNAUTHORIZED:
                return Exit.TOKEN_REFUSED
            failures += 1
            pause = max(bot.patience.pause(failures), asked_to_wait(error))
            _log.warning(
                "Discord cannot be reached (%s); trying again in %.0f s. If this goes on, check "
                "this machine's network and discordstatus.com",
                describe(error),
                pause,
            )
        else:
            bot.line = Lines(bot, bot.patience, bot.share, bot.desk.note)
            return await bot.line.keep()
        await _forget_login(bot)
        await bot.patience.sleep(pause)


async def _forget_login(bot: FaqClient) -> None:
    """Close the connections of a login that failed: the next one opens its own."""
    await bot.http.close()
    bot.http.connector = discord.utils.MISSING
