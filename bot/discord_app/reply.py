"""What to say and where in, the message on Discord out, through failures of Discord."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from functools import partial

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
    reference = message.to_reference(fail_if_not_exists=False)
    send = partial(message.channel.send, view=view, reference=reference, mention_author=False)
    return await deliver(send, patience, "a reply")


async def deliver(send: Callable[..., Awaitable[object]], patience: Patience, what: str) -> bool:
    """Send a message, as often as it takes.

    Args:
        send: one try; takes the `nonce` by which Discord knows a message again.
        patience: how long to wait in between.
        what: the message in the log's words, which say nothing of what is in it.

    Returns:
        Whether Discord has taken it.
    """
    try:
        async with asyncio.timeout(_WITHIN):
            return await _until_taken(send, patience, what)
    except TimeoutError:
        _log.warning("%s could not be sent in time", what)
        return False


async def _until_taken(
    send: Callable[..., Awaitable[object]], patience: Patience, what: str
) -> bool:
    # The same nonce twice is one message for Discord, so a send may be tried again.
    nonce = secrets.token_hex(8)
    for failures in range(1, _TRIES + 1):
        try:
            await send(nonce=nonce)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            if not _may_go_well_later(error):
                # No permission here, or the channel is gone: nobody is left to tell.
                _log.warning("%s could not be sent: %s", what, describe(error))
                return False
            _log.warning("try %d to send %s failed: %s", failures, what, describe(error))
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
