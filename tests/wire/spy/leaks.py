"""Leaks for the search for traces to find: what a careless line in the bot would do with a message.

Loaded inside the bot's process, by `sitecustomize.py`, and only where a test names a leak.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import discord

from bot.discord_app.client import FaqClient

_log = logging.getLogger("bot.discord_app.client")

Leak = Callable[[FaqClient, discord.Message], Awaitable[None] | None]


def _question_in_log(_: FaqClient, message: discord.Message) -> None:
    _log.info("asked: %s", message.content)


def _person_in_debug_log(_: FaqClient, message: discord.Message) -> None:
    _log.debug("asked by %d", message.author.id)


def _error_in_log(_: FaqClient, message: discord.Message) -> None:
    _log.error("%s", ValueError(message.author.global_name))


def _what_discord_py_logs(_: FaqClient, __: discord.Message) -> None:
    logging.getLogger("discord").addHandler(logging.StreamHandler())


def _server_on_stdout(_: FaqClient, message: discord.Message) -> None:
    print(message.guild)


def _channel_on_stderr(_: FaqClient, message: discord.Message) -> None:
    print(message.channel.id, file=sys.stderr)


def _nick_in_listed_file(_: FaqClient, message: discord.Message) -> None:
    file = Path(os.environ["STATE_DIR"], "commands.json")
    file.write_text(f"{message.author.nick}", encoding="utf-8")  # type: ignore[union-attr]


def _unlisted_file(_: FaqClient, __: discord.Message) -> None:
    Path(os.environ["STATE_DIR"], "counts.csv").write_text("1", encoding="utf-8")


def _file_that_is_gone_again(_: FaqClient, __: discord.Message) -> None:
    with tempfile.NamedTemporaryFile():
        pass


async def _question_sent_back(_: FaqClient, message: discord.Message) -> None:
    await message.channel.send(message.content)


async def _another_channel(_: FaqClient, message: discord.Message) -> None:
    assert message.guild
    other = next(c for c in message.guild.text_channels if c.id != message.channel.id)
    await other.send("somebody asked")


async def _name_in_header(bot: FaqClient, message: discord.Message) -> None:
    await bot.http.request(discord.http.Route("GET", "/users/@me"), reason=message.author.name)


async def _name_over_the_gateway(bot: FaqClient, message: discord.Message) -> None:
    assert bot.line is not None
    for line in bot.line._lines:
        if line._socket is not None:
            await line._socket.change_presence(activity=discord.Game(message.author.name))


def _connection(_: FaqClient, __: discord.Message) -> None:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", 9), timeout=1):
        pass


def _process(_: FaqClient, __: discord.Message) -> None:
    subprocess.run([sys.executable, "-S", "-c", ""], check=True, env={})


LEAKS: dict[str, Leak] = {
    "the question in a log line": _question_in_log,
    "an id in a debug line": _person_in_debug_log,
    "a name in an error's text": _error_in_log,
    "what discord.py logs": _what_discord_py_logs,
    "the server on standard output": _server_on_stdout,
    "a channel's id on standard error": _channel_on_stderr,
    "a nick in a listed file": _nick_in_listed_file,
    "a file that is not listed": _unlisted_file,
    "a file that is gone again": _file_that_is_gone_again,
    "the question sent back": _question_sent_back,
    "a message to another channel": _another_channel,
    "a name in a header": _name_in_header,
    "a name over the gateway": _name_over_the_gateway,
    "a connection elsewhere": _connection,
    "another process": _process,
}


def plant(name: str) -> None:
    """Let the bot leak on each message before it answers."""
    leak, answer = LEAKS[name], FaqClient.on_message

    async def leaking(self: FaqClient, message: discord.Message) -> None:
        if self.user in message.mentions:
            waiting = leak(self, message)
            if waiting:
                await waiting
        await answer(self, message)

    FaqClient.on_message = leaking  # type: ignore[method-assign]
