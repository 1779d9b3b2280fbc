"""Follows the knowledge folder: a good save goes live, a bad one is told once, changing nothing.

An edit may span two files, so a save that is bad for a moment is a line in the log only; the log
channel is told when it has stayed bad for a while.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from bot.library.proposal import Blocked, Failed, Publication
from bot.library.publisher import Publisher
from bot.library.watch import EVERY, saves
from bot.log import describe
from bot.texts.host import BACK_IN_ORDER, NOT_LIVE, STILL_ANSWERING

_log = logging.getLogger(__name__)

Tell = Callable[[str], Awaitable[None]]

GRACE: Final = 10.0
"""Seconds for which a bad save may stay bad before the log channel is told."""

_MOST: Final = 10
_WIDEST: Final = 350


async def follow(
    publisher: Publisher,
    folder: Path,
    tell: Tell,
    *,
    grace: float = GRACE,
    every: float = EVERY,
) -> None:
    """Look after the folder until cancelled.

    Args:
        publisher: takes saves over.
        folder: the knowledge folder.
        tell: writes into the home server's log channel.
        grace: seconds before it does.
        every: seconds between two looks.
    """
    logged: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    alarm: asyncio.Task[None] | None = None

    async def raise_alarm(why: tuple[str, ...], text: str) -> None:
        nonlocal alarm, told
        await asyncio.sleep(grace)
        # What is being sent is not cut off any more.
        alarm, told = None, why
        await tell(text)

    _log.info("the knowledge folder is followed")
    async with asyncio.TaskGroup() as tasks:
        async for _ in saves(folder, every):
            if alarm:
                alarm.cancel()
                alarm = None
            why = _why(await _reload(publisher))
            live = publisher.library.current.revision
            if not why and told:
                await tell(BACK_IN_ORDER.format(revision=live))
            text = "\n".join((NOT_LIVE, *why, STILL_ANSWERING.format(revision=live)))
            if why and why != logged:
                _log.warning("%s", text)
            logged, told = why, told if why else ()
            if why and why != told:
                alarm = tasks.create_task(raise_alarm(why, text))


async def _reload(publisher: Publisher) -> Publication:
    try:
        return await publisher.reload()
    except Exception as error:  # noqa: BLE001 - whatever a save brings about, the next is followed
        _log.error("a save could not be taken over: %s", describe(error))
        return Failed(f"The bot has a fault ({type(error).__name__}), which its log tells.")


def _why(found: Publication) -> tuple[str, ...]:
    """Why a save is not live, line by line, within what a message holds; nothing if it is."""
    match found:
        case Blocked(proposal=proposal):
            lines = [str(problem) for problem in proposal.errors]
        case Failed(reason=reason):
            lines = [reason]
        case _:
            return ()
    more = [f"… {len(lines) - _MOST} more: python -m bot check"] if len(lines) > _MOST else []
    short = [line if len(line) <= _WIDEST else f"{line[:_WIDEST]}…" for line in lines[:_MOST]]
    return (*short, *more)
