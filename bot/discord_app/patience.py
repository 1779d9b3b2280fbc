"""How long to wait before Discord is tried again: longer each time, never all at once."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord

_FIRST = 1.0
_LONGEST = 180.0
"""Seconds. Discord allows 1,000 logins a day, which is one in 86 s."""


@dataclass(frozen=True, slots=True)
class Patience:
    """The clock and the dice of all waiting, so that a test needs neither."""

    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    between: Callable[[float, float], float] = random.uniform
    clock: Callable[[], float] = time.monotonic

    def pause(self, failures: int) -> float:
        """Seconds to wait after so many failures in a row.

        The first is followed by a try at once. From then on the time doubles, up to three minutes;
        half of it is left to chance, so that all the bots that an outage has cut off do not come
        back in the same moment.
        """
        if failures <= 1:
            return 0.0
        longest = min(_FIRST * 2.0 ** min(failures - 2, 30), _LONGEST)
        return self.between(longest / 2, longest)


def asked_to_wait(error: Exception) -> float:
    """Seconds that Discord, or what stands before it, asks to stay away."""
    if not isinstance(error, discord.HTTPException):
        return 0.0
    try:
        return float(error.response.headers.get("Retry-After", 0))
    except ValueError:
        return 0.0
