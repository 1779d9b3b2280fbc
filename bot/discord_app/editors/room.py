"""The editors' side of the client: its commands and its buttons, shut to everybody else."""

from __future__ import annotations

from typing import Any, assert_never

import discord
from discord import app_commands

from bot.discord_app.asker import locale_of, tell
from bot.discord_app.editors import entry_work, file_work
from bot.discord_app.editors.admission import Home, admitted
from bot.discord_app.editors.buttons import Verb
from bot.discord_app.editors.commands import editor_commands
from bot.discord_app.editors.workbench import Workbench
from bot.library.library import Library
from bot.texts import editors

Interaction = discord.Interaction[Any]


class EditorsRoom:
    """Editing from Discord.

    Args:
        library: the live FAQ.
        home: where and by whom it may be edited; None if nowhere.
    """

    def __init__(self, library: Library, home: Home | None) -> None:
        self.home = home
        self.bench = Workbench(library)

    def add_commands(self, tree: app_commands.CommandTree[Any]) -> None:
        """Add the commands, for the home server alone."""
        if self.home is not None:
            tree.add_command(editor_commands(self.bench, self.home))

    async def press(self, interaction: Interaction, verb: Verb | None, key: str) -> None:
        """Do what a button under a proposal promises, if an editor pressed it."""
        if not await admitted(interaction, self.home):
            return
        desk = await self.bench.desk(interaction)
        if desk is None:
            return
        match verb:
            case "publish":
                await desk.publish(interaction, key)
            case "retry":
                await desk.retry(interaction, key)
            case "discard":
                await desk.discard(interaction, key)
            case "again":
                await self._again(interaction, key)
            case None:
                await tell(interaction, editors.GONE[locale_of(interaction)])
            case _:
                assert_never(verb)

    async def _again(self, interaction: Interaction, key: str) -> None:
        draft = self.bench.drafts.get(key)
        if draft is None:
            await tell(interaction, editors.GONE[locale_of(interaction)])
        elif draft.source is not None:
            await file_work.source(self.bench, interaction, draft.source)
        else:
            await entry_work.again(self.bench, interaction, draft)
