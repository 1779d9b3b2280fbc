"""`/ask` with its autocomplete, and *Answer this* on a message: a question in, a private reply out.

Both count as new questions.
"""

from __future__ import annotations

import time
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.asker import locale_of, place_of, tell
from bot.discord_app.desk import QUESTION_LIMIT, Desk
from bot.discord_app.hearing import without_mention
from bot.discord_app.timing import timed
from bot.happened import Route
from bot.texts import commands, labels


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
        await _reply(interaction, desk, question, "slash")

    @ask.autocomplete("question")
    async def suggest(
        interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        with timed("autocomplete", desk.note):
            choices = desk.suggest(typed, locale_of(interaction))
            # discord.py would send them after this, and nobody could tell how long it took.
            await interaction.response.autocomplete(choices)
        return choices

    return ask


def answer_this_menu(desk: Desk) -> app_commands.ContextMenu:
    """Right-click → Apps → *Answer this*, on any message with text that is not the bot's own."""

    async def answer_this(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        locale, my_id = locale_of(interaction), interaction.client.user.id
        text = without_mention(message.content, my_id)
        if message.author.id == my_id:
            await tell(interaction, labels.MY_OWN_MESSAGE[locale])
        elif not text:
            await tell(interaction, labels.NOTHING_TO_ANSWER[locale])
        else:
            await _reply(interaction, desk, text, "menu")

    return app_commands.ContextMenu(
        name=app_commands.locale_str(commands.ANSWER_THIS),
        callback=answer_this,
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=True, private_channel=False
        ),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )


async def _reply(
    interaction: discord.Interaction[Any], desk: Desk, question: str, route: Route
) -> None:
    locale = locale_of(interaction)
    wait = desk.limits.wait(interaction.user.id, time.monotonic())
    if wait:
        await tell(interaction, labels.TOO_FAST[locale].format(seconds=wait))
        return
    place = place_of(interaction)
    with timed(route, desk.note):
        if later := desk.turns.crowded:
            # Its turn may come after the three seconds that Discord waits.
            await interaction.response.defer(ephemeral=True, thinking=True)
        view = await desk.reply_in_turn(
            question,
            locale=locale,
            place=place,
            route=route,
            passes_on=interaction.client.letterbox.is_open,
        )
        if later:
            await interaction.edit_original_response(view=view)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
