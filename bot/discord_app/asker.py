"""An interaction in, what it tells about its asker out, and a private line back to them."""

from __future__ import annotations

from typing import Any, Literal

import discord

from bot.core.model import Language
from bot.discord_app.components import notice

Place = Literal["public", "private", "direct"]
"""Where a message stands: in a channel for all, in a channel for one person, or in a direct
message."""


def locale_of(interaction: discord.Interaction[Any]) -> Language:
    """The language of the asker's own client."""
    return "es" if interaction.locale.value.startswith("es") else "en"


def place_of(interaction: discord.Interaction[Any]) -> Place:
    """Where a private reply to this interaction stands."""
    return "direct" if interaction.guild_id is None else "private"


async def tell(interaction: discord.Interaction[Any], text: str) -> None:
    """Answer with one line that only the asker sees."""
    await interaction.response.send_message(view=notice(text), ephemeral=True)
