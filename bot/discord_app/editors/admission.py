"""Who may edit: where an interaction comes from and whose it is in, yes or no out."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import discord

from bot.discord_app.asker import locale_of, tell
from bot.texts import editors

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The one server in which the FAQ is edited, as the host has set it. Ids are Discord's."""

    guild: int
    role: int | None = None
    people: frozenset[int] = frozenset()
    log_channel: int | None = None

    def admits(self, interaction: discord.Interaction[Any]) -> bool:
        """Whether the interaction comes from an editor in the home server.

        Discord shows the commands nowhere else, but what arrives is not taken for granted.
        """
        user = interaction.user
        if interaction.guild_id != self.guild or not isinstance(user, discord.Member):
            return False
        return user.id in self.people or any(role.id == self.role for role in user.roles)


async def admitted(interaction: discord.Interaction[Any], home: Home | None) -> bool:
    """Look, and tell whoever is not an editor. The log learns that, and not who it was."""
    if home is not None and home.admits(interaction):
        return True
    _log.warning("an editor's command was refused: not an editor, or not the home server")
    if interaction.type is not discord.InteractionType.autocomplete:
        await tell(interaction, editors.NOT_EDITOR[locale_of(interaction)])
    return False
