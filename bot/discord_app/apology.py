"""What a person is told whose command, button or form came to nothing through our fault."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
import discord

from bot.discord_app.asker import locale_of
from bot.discord_app.callbacks import TooLateError, is_too_late
from bot.discord_app.components import notice
from bot.log import describe
from bot.texts import labels
from bot.texts.labels import Label

_log = logging.getLogger(__name__)


async def apologise(
    interaction: discord.Interaction[Any], error: BaseException, words: Label = labels.FAILED
) -> None:
    """Say so in private, unless nobody can be told any more. A second failure is logged."""
    if is_too_late(error):
        return
    view = notice(words[locale_of(interaction)])
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
    except (discord.HTTPException, aiohttp.ClientError, OSError, TooLateError) as failed:
        _log.error("the apology failed too: %s", describe(failed))
