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

from bot.core.evaluate import Result
from bot.library.proposal import Blocked, Failed, Publication
from bot.library.publisher import Publisher
from bot.library.watch import EVERY, saves
from bot.texts.host import BACK_IN_ORDER, NOT_LIVE, NOW_WRONG, STILL_ANSWERING

_log = logging.getLogger(__name__)

Tell = Callable[[str], Awaitable[None]]

GRACE: Final = 10.0
"""Seconds for which a bad save may stay bad before the log channel is told."""

_MOST = 10


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
    logged = alarmed = ""
    alarm: asyncio.Task[None] | None = None

    async def raise_alarm(text: str) -> None:
        nonlocal alarmed
        await asyncio.sleep(grace)
        alarmed = text
        await tell(text)

    async with asyncio.TaskGroup() as tasks:
        async for _ in saves(folder, every):
            if alarm:
                alarm.cancel()
            found = await publisher.reload()
            text = _in_words(found, publisher)
            if not text:
                if alarmed:
                    await tell(BACK_IN_ORDER.format(revision=publisher.library.current.revision))
                logged = alarmed = ""
                continue
            if text != logged:
                _log.warning("%s", text)
                logged = text
            if text != alarmed:
                alarm = tasks.create_task(raise_alarm(text))


def _in_words(found: Publication, publisher: Publisher) -> str:
    """Why a save is not live; empty if it is."""
    live = publisher.library.current.revision
    match found:
        case Blocked(proposal=proposal):
            lines = [str(problem) for problem in proposal.errors]
            lines += [_wrong(one.after) for one in proposal.came_to("now-wrong") if one.after]
        case Failed(reason=reason):
            lines = [reason]
        case _:
            return ""
    more = [f"… {len(lines) - _MOST} more: python -m bot check"] if len(lines) > _MOST else []
    return "\n".join((NOT_LIVE, *lines[:_MOST], *more, STILL_ANSWERING.format(revision=live)))


def _wrong(result: Result) -> str:
    labelled = result.labelled
    expected = " or ".join(labelled.expects)
    return NOW_WRONG.format(question=labelled.text, expected=expected, got=result.got)
