"""An interaction in, what it tells about its asker out: their language, and who reads a reply."""

from __future__ import annotations

from typing import Any, Literal

import discord

from bot.core.model import Language

Place = Literal["public", "private", "direct"]
"""Where a message stands: in a channel for all, in a channel for one person, or in a direct
message."""


def locale_of(interaction: discord.Interaction[Any]) -> Language:
    """The language of the asker's own client."""
    return "es" if interaction.locale.value.startswith("es") else "en"


def place_of(interaction: discord.Interaction[Any]) -> Place:
    """Where a private reply to this interaction stands."""
    return "direct" if interaction.guild_id is None else "private"
