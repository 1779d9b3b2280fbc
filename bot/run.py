"""Settings in, an exit code out: the real bot on Discord until a signal or a fatal cause."""

from __future__ import annotations

import asyncio
import logging
import re
import signal
import sys

import aiohttp
import discord
import yarl

from bot.app import create_bot
from bot.discord_app.client import FaqClient
from bot.exits import Exit
from bot.library.library import KnowledgeError
from bot.settings import Settings

_log = logging.getLogger(__name__)

# Three parts with dots between them, in the alphabet of base64 for addresses.
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}", re.ASCII)

# Close codes of the gateway after which the same start fails again.
# https://discord.com/developers/docs/topics/opcodes-and-status-codes
_CLOSED_FOR_TOKEN = 4004
_CLOSED_FOR_INTENTS = frozenset({4013, 4014})

_SENTENCES = {
    Exit.TOKEN_MISSING: (
        "No usable token: put the bot's token from discord.com/developers/applications (page Bot, "
        "Reset Token) as DISCORD_TOKEN into the environment or .env."
    ),
    Exit.TOKEN_REFUSED: (
        "Discord refuses the token: make a new one at discord.com/developers/applications (page "
        "Bot, Reset Token), put it into DISCORD_TOKEN and start again."
    ),
    Exit.NO_NETWORK: (
        "Discord cannot be reached: check this machine's network and discordstatus.com, then "
        "start again."
    ),
    Exit.GATEWAY_REFUSED: (
        "Discord's gateway turned the bot away: check discordstatus.com, wait some minutes, then "
        "start again."
    ),
    Exit.INTENTS_REFUSED: (
        "Discord does not allow an intent that the bot asks for: it needs no privileged one, so "
        "check that this is an unchanged release of the bot and start again."
    ),
}


def run(settings: Settings) -> Exit:
    """Run the bot on Discord until it is stopped.

    A cause that a host must mend is said in one sentence on standard error.
    """
    token = _token(settings)
    if token is None:
        return _say(Exit.TOKEN_MISSING)
    try:
        bot = create_bot(settings)
    except KnowledgeError as error:
        print(f"The FAQ cannot be loaded: {error} Run: python -m bot check", file=sys.stderr)
        return Exit.KNOWLEDGE
    _point_at(settings)
    return _say(asyncio.run(_serve(bot, token)))


def _token(settings: Settings) -> str | None:
    if settings.discord_token is None:
        return None
    token = settings.discord_token.get_secret_value().strip()
    # A test endpoint may take any token; Discord's own have a known shape.
    shaped = settings.discord_api_base is not None or _TOKEN.fullmatch(token)
    printable = token.isascii() and token.isprintable() and not re.search(r"[\s\"']", token)
    return token if token and shaped and printable else None


def _point_at(settings: Settings) -> None:
    """Use another endpoint: discord.py keeps both in class attributes."""
    if settings.discord_api_base:
        discord.http.Route.BASE = settings.discord_api_base.rstrip("/")
    if settings.discord_gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


async def _serve(bot: FaqClient, token: str) -> Exit:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with bot:
        serving = asyncio.create_task(_connect(bot, token))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            stopping.cancel()
            return serving.result()
        _log.info("stopping")
        await bot.close()
        serving.cancel()
        await asyncio.wait({serving})
        return Exit.OK


async def _connect(bot: FaqClient, token: str) -> Exit:
    """Log in and listen; the fatal causes as exit codes."""
    try:
        await bot.login(token)
    except discord.LoginFailure:
        return Exit.TOKEN_REFUSED
    except (OSError, aiohttp.ClientError, TimeoutError, discord.HTTPException):
        return Exit.NO_NETWORK
    try:
        await bot.connect()
    except discord.PrivilegedIntentsRequired:
        return Exit.INTENTS_REFUSED
    except discord.ConnectionClosed as closed:
        return _closed(closed.code)
    except (OSError, aiohttp.ClientError, TimeoutError, discord.GatewayNotFound):
        return Exit.GATEWAY_REFUSED
    except AttributeError:
        # discord.py 2.7 asks a gateway connection that never was for its sequence number.
        if bot.ws is not None:
            raise
        return Exit.GATEWAY_REFUSED
    return Exit.OK


def _closed(code: int) -> Exit:
    if code == _CLOSED_FOR_TOKEN:
        return Exit.TOKEN_REFUSED
    return Exit.INTENTS_REFUSED if code in _CLOSED_FOR_INTENTS else Exit.GATEWAY_REFUSED


def _say(code: Exit) -> Exit:
    if code in _SENTENCES:
        print(_SENTENCES[code], file=sys.stderr)
    return code
