"""`/changes`: what changed in the FAQ and why, without who, for everybody."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord
from discord import app_commands, ui

from bot.discord_app.actions import ShowChanges
from bot.discord_app.asker import locale_of
from bot.discord_app.buttons import OTHER, plain, to_language
from bot.discord_app.components import notice
from bot.discord_app.editors.review import Section, view_of
from bot.discord_app.editors.told import versions_told
from bot.store.version import Version
from bot.texts import commands, editors

Versions = Callable[[int, int | None], Awaitable[Sequence[Version] | None]]
"""So many published versions before a number, newest first; None where they cannot be read."""

_OF_A_PAGE = 5


def changes_command(versions: Versions) -> app_commands.Command[Any, ..., None]:
    """For servers and direct messages; only the asker sees it."""

    @app_commands.command(name="changes", description=commands.CHANGES)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def changes(interaction: discord.Interaction[Any]) -> None:
        await show_changes(interaction, ShowChanges(locale_of(interaction)), versions)

    return changes


async def show_changes(
    interaction: discord.Interaction[Any], action: ShowChanges, versions: Versions
) -> None:
    """Answer a command, or turn the page under a button."""
    view = await _view(action, versions)
    message = interaction.message
    if message is not None and message.flags.ephemeral:
        await interaction.response.edit_message(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def _view(action: ShowChanges, versions: Versions) -> ui.LayoutView:
    language = action.language
    # One more than is shown tells whether there are older ones.
    found = await versions(_OF_A_PAGE + 1, action.before or None)
    other = to_language(ShowChanges(OTHER[language], action.before))
    if found is None:
        return notice(editors.NO_CHANGES_NOW[language], buttons=[other])
    if not found:
        return notice(editors.NO_CHANGES[language], buttons=[other])
    shown = found[:_OF_A_PAGE]
    heading = Section(editors.CHANGES[language])
    buttons = [other]
    if len(found) > _OF_A_PAGE:
        buttons.insert(0, plain(ShowChanges(language, shown[-1].number), editors.OLDER))
    sections = [heading, *versions_told(shown, language, named=False)]
    return view_of(sections, language, buttons=buttons)
