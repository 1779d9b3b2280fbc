"""The commands that show something without a question: `/faq`, `/sources`, `/help` and their like.

Each shows privately what a button of the same action would show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import discord
from discord import app_commands

from bot.core.model import Language
from bot.discord_app.actions import Show, ShowDocuments, ShowLeaflet, ShowTopics
from bot.discord_app.asker import locale_of, place_of
from bot.discord_app.shown import shown
from bot.library.library import Library
from bot.texts import commands

_SHOWN: tuple[tuple[str, str, Callable[[Language], Show]], ...] = (
    ("faq", commands.FAQ, ShowTopics),
    ("sources", commands.SOURCES, lambda language: ShowDocuments(language, 0)),
    ("help", commands.HELP, lambda language: ShowLeaflet(language, "help")),
    ("about", commands.ABOUT, lambda language: ShowLeaflet(language, "about")),
    ("privacy", commands.PRIVACY, lambda language: ShowLeaflet(language, "privacy")),
)


def show_commands(library: Library) -> Iterator[app_commands.Command[Any, ..., None]]:
    """All of them, for servers and direct messages."""
    for name, description, action_in in _SHOWN:
        yield _command(name, description, action_in, library)


def _command(
    name: str, description: str, action_in: Callable[[Language], Show], library: Library
) -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name=name, description=description)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def show(interaction: discord.Interaction[Any]) -> None:
        action = action_in(locale_of(interaction))
        view = shown(action, library.current, place_of(interaction))
        await interaction.response.send_message(view=view, ephemeral=True)

    return show
