"""One answer after the other, however many ask at once.

An answer is a millisecond or two in which nothing else goes on. Two thousand in a row would be
seconds in which nobody is heard and no reply is sent, and Discord drops whoever gets no first
answer within three.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_MANY = 50
"""Questions that wait; those before the next one take about a tenth of a second then."""


class Turns:
    """Whose question is answered next: first come, first served."""

    def __init__(self, many: int = _MANY) -> None:
        self._many = many
        self._waiting = 0
        self._desk = asyncio.Lock()

    @property
    def crowded(self) -> bool:
        """Whether so many wait that whoever comes now should be told that it takes a while."""
        return self._waiting >= self._many

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for one's turn; what is done in it should await nothing."""
        self._waiting += 1
        try:
            async with self._desk:
                # In between, the loop hears what has come and sends what is ready.
                await asyncio.sleep(0)
                yield
        finally:
            self._waiting -= 1
