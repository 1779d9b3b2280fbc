"""A message and what to say to it in, the reply on Discord out, through failures of Discord."""

from __future__ import annotations

import asyncio
import logging
import secrets

import aiohttp
import discord

from bot.discord_app.patience import Patience, asked_to_wait
from bot.log import describe

_log = logging.getLogger(__name__)

_TOO_MANY, _SERVER_FAILED = 429, 500
_TRIES = 8
"""With the pauses between them half a minute to a whole one, in which Discord may come back."""
_WITHIN = 60.0
"""Seconds for all tries: Discord knows a nonce again for a few minutes only."""


async def reply_to(
    message: discord.Message, view: discord.ui.LayoutView, patience: Patience
) -> bool:
    """Reply to a message. What cannot be sent is logged, without saying what or to whom.

    Returns:
        Whether Discord has taken it.
    """
    try:
        async with asyncio.timeout(_WITHIN):
            return await _until_taken(message, view, patience)
    except TimeoutError:
        _log.warning("a reply could not be sent in time")
        return False


async def _until_taken(
    message: discord.Message, view: discord.ui.LayoutView, patience: Patience
) -> bool:
    reference = message.to_reference(fail_if_not_exists=False)
    # The same nonce twice is one message for Discord, so a send may be tried again.
    nonce = secrets.token_hex(8)
    for failures in range(1, _TRIES + 1):
        try:
            await message.channel.send(
                view=view, reference=reference, mention_author=False, nonce=nonce
            )
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            if not _may_go_well_later(error):
                # No permission here, or the channel is gone: nobody is left to tell.
                _log.warning("a reply could not be sent: %s", describe(error))
                return False
            _log.warning("try %d to send a reply failed: %s", failures, describe(error))
            pause = max(patience.pause(failures), asked_to_wait(error))
        else:
            return True
        if failures < _TRIES:
            await patience.sleep(pause)
    return False


def _may_go_well_later(error: Exception) -> bool:
    if not isinstance(error, discord.HTTPException):
        return True
    return error.status >= _SERVER_FAILED or error.status == _TOO_MANY
