"""How much too late the event loop comes to what it should do: when it is busy, everybody waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

EVERY: Final = 0.25
"""Seconds between two looks."""


@asynccontextmanager
async def lag_measured(
    lagged: Callable[[float], None], every: float = EVERY
) -> AsyncIterator[None]:
    """Measure meanwhile.

    Args:
        lagged: is told the seconds that a task came too late.
        every: seconds between two looks.
    """
    looking = asyncio.create_task(_look(lagged, every))
    try:
        yield
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking


async def _look(lagged: Callable[[float], None], every: float) -> None:
    clock = asyncio.get_running_loop().time
    while True:
        due = clock() + every
        await asyncio.sleep(every)
        lagged(max(0.0, clock() - due))
