"""Follows the knowledge folder: a good save goes live, a bad one is told once, changing nothing.

An edit may span two files, so a save that is bad for a moment is a line in the log only; the log
channel is told when it has stayed bad for a while. What failed although the save may be good (a
full disk, a check that was killed) is tried again, ever later.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.happened import Looked
from bot.library.proposal import Blocked, Failed, Publication, Published
from bot.library.publisher import Publisher
from bot.library.watch import EVERY, saves
from bot.log import describe
from bot.texts.host import BACK_IN_ORDER, NOT_LIVE, STILL_ANSWERING, TRIED_AGAIN

_log = logging.getLogger(__name__)

Tell = Callable[[str], Awaitable[None]]

_MOST: Final = 10
_WIDEST: Final = 350


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long to wait for what, in seconds.

    `grace`: a bad save may stay bad before the log channel is told; `every`: between two looks;
    `soonest`: after which a failure is tried again, twice as long each time, up to `latest`.
    """

    grace: float = 10.0
    every: float = EVERY
    soonest: float = 5.0
    latest: float = 600.0


class _Again:
    """Tells when what failed is to be tried again."""

    def __init__(self, times: Times) -> None:
        self._times = times
        self._pause = times.soonest
        self._due = math.inf

    def is_due(self) -> bool:
        return asyncio.get_running_loop().time() >= self._due

    def after(self, *, failed: bool, saved: bool) -> None:
        """Take note of how a try went; the one after a save is the first of its kind."""
        longer = min(2 * self._pause, self._times.latest)
        self._pause = self._times.soonest if saved else longer
        self._due = asyncio.get_running_loop().time() + self._pause if failed else math.inf


async def follow(
    publisher: Publisher, folder: Path, tell: Tell, times: Times | None = None
) -> None:
    """Look after the folder until cancelled.

    Args:
        publisher: takes saves over.
        folder: the knowledge folder.
        tell: writes into the home server's log channel.
        times: how long to wait for what.
    """
    times = times or Times()
    again = _Again(times)
    logged: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    alarm: asyncio.Task[None] | None = None

    async def raise_alarm(why: tuple[str, ...], text: str) -> None:
        nonlocal alarm, told
        await asyncio.sleep(times.grace)
        # What is being sent is not cut off any more.
        alarm, told = None, why
        await tell(text)

    _log.info("the knowledge folder is followed")
    async with asyncio.TaskGroup() as tasks:
        async for saved in saves(folder, times.every, again.is_due):
            found = await _reload(publisher)
            failed = isinstance(found, Failed)
            again.after(failed=failed, saved=saved)
            why = _why(found)
            publisher.note(Looked(in_order=not why, taken_over=isinstance(found, Published)))
            if why and why == logged and not saved:
                continue  # it was said, and the alarm, if it is not told yet, is still right
            if alarm:
                alarm.cancel()
                alarm = None
            live = publisher.library.current.revision
            if not why and told:
                await tell(BACK_IN_ORDER.format(revision=live))
            ending = TRIED_AGAIN if failed else STILL_ANSWERING
            text = "\n".join((NOT_LIVE, *why, ending.format(revision=live)))
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
