"""A bot that answers every mention and /ask with the same words: the emulator's first customer.

It is also the floor of the benchmark: whatever the real bot takes beyond it is the real bot's own.
It reads DISCORD_TOKEN, DISCORD_API_BASE and DISCORD_GATEWAY_URL; NOOP_COMPRESS may be
`plain`, `zlib-stream` or `zstd-stream` instead of what discord.py picks.
"""

from __future__ import annotations

import functools
import logging
import os
import zlib
from typing import Any

import discord
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket

WORDS = "The same words every time."


class Pressed(ui.Button[Any]):
    def __init__(self) -> None:
        super().__init__(label="More", custom_id="noop:more")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(view=Card(), ephemeral=True)


class Card(ui.LayoutView):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        row: ui.ActionRow[Any] = ui.ActionRow(Pressed())
        self.add_item(ui.Container(ui.TextDisplay(WORDS), row))


class Noop(discord.Client):
    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, messages=True)
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self.tree = app_commands.CommandTree(self)
        self.card = Card()

    async def setup_hook(self) -> None:
        self.add_view(Card())
        self.tree.add_command(ask)
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if not message.author.bot and (self.user in message.mentions or message.guild is None):
            await message.reply(view=self.card, mention_author=False)


@app_commands.command(description="Ask a question")
async def ask(interaction: discord.Interaction[Noop], question: str) -> None:
    if question == "later":
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(view=Card())
    else:
        await interaction.response.send_message(view=Card(), ephemeral=True)


@ask.autocomplete("question")
async def choices(_: discord.Interaction[Noop], typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{typed} {n}", value=str(n)) for n in range(25)]


class ZlibStream:
    """discord.py has this only where zstandard is not installed."""

    COMPRESSION_TYPE = "zlib-stream"

    def __init__(self) -> None:
        self._stream = zlib.decompressobj()

    def decompress(self, data: bytes) -> str:
        return self._stream.decompress(data).decode()


def choose_compression(wanted: str | None) -> None:
    connect: Any = DiscordWebSocket
    if wanted == "plain":
        connect.from_client = functools.partial(connect.from_client, compress=False)
    elif wanted == "zlib-stream":
        discord.utils._ActiveDecompressionContext = ZlibStream


def main() -> None:
    discord.http.Route.BASE = os.environ["DISCORD_API_BASE"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY_URL"])
    choose_compression(os.environ.get("NOOP_COMPRESS"))
    Noop().run(os.environ["DISCORD_TOKEN"], log_level=logging.WARNING)


if __name__ == "__main__":
    main()
