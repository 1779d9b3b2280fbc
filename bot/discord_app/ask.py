"""`/ask` with its autocomplete: take the question, call the desk, send so that only one sees it."""

from __future__ import annotations

import time
from typing import Any

import discord
from discord import app_commands

from bot.core.model import Language
from bot.discord_app.components import notice
from bot.discord_app.desk import QUESTION_LIMIT, Desk
from bot.texts import commands, labels


def locale_of(interaction: discord.Interaction[Any]) -> Language:
    """The language of the asker's own client."""
    return "es" if interaction.locale.value.startswith("es") else "en"


def ask_command(desk: Desk) -> app_commands.Command[Any, ..., None]:
    """`/ask question:`, for servers and direct messages."""

    @app_commands.command(name="ask", description=commands.ASK)
    @app_commands.describe(question=commands.ASK_QUESTION)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def ask(
        interaction: discord.Interaction[Any],
        question: app_commands.Range[str, 1, QUESTION_LIMIT],
    ) -> None:
        locale = locale_of(interaction)
        wait = desk.limits.wait(interaction.user.id, time.monotonic())
        view = (
            notice(labels.TOO_FAST[locale].format(seconds=wait))
            if wait
            else desk.reply(question, locale=locale, in_public=False)
        )
        await interaction.response.send_message(view=view, ephemeral=True)

    @ask.autocomplete("question")
    async def suggest(
        interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return desk.suggest(typed, locale_of(interaction))

    return ask
