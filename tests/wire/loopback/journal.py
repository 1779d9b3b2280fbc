"""What happened between the bot and the loopback Discord, in order, and how to wait for more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

TIMEOUT = 30.0
"""Seconds a test waits for one event: far above what a loaded machine needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened: a REST call (`POST /channels/…`) or a gateway step (`IDENTIFY`)."""

    name: str
    data: dict[str, Any] = field(default_factory=dict)
    at: float = field(default_factory=perf_counter)
    """Seconds on the clock of `time.perf_counter`."""


Predicate = Callable[[Event], bool]


class Journal:
    """All events in order; tests wait on it instead of sleeping."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.over: str | None = None
        """Why nothing will come any more: the bot has died."""
        self._waiting: list[tuple[Predicate, asyncio.Future[Event]]] = []

    def add(self, event: Event) -> None:
        """Append an event and wake whoever waits for it."""
        self.events.append(event)
        for waiter in [one for one in self._waiting if one[0](event)]:
            self._waiting.remove(waiter)
            if not waiter[1].done():
                waiter[1].set_result(event)

    def named(self, name: str) -> list[Event]:
        """The events of one name."""
        return [event for event in self.events if event.name == name]

    def expect(self, predicate: Predicate, *, since: int | None = None) -> asyncio.Future[Event]:
        """A future of the first event that fits, from now on or from the `since`-th event on."""
        future: asyncio.Future[Event] = asyncio.get_running_loop().create_future()
        past = () if since is None else self.events[since:]
        found = next((event for event in past if predicate(event)), None)
        if found:
            future.set_result(found)
        elif self.over:
            future.set_exception(AssertionError(self.over))
        else:
            self._waiting.append((predicate, future))
        return future

    async def wait(
        self, predicate: Predicate, *, since: int | None = None, within: float = TIMEOUT
    ) -> Event:
        """The first event that fits.

        Raises:
            AssertionError: none came within `within` seconds; it tells the last events.
        """
        return await self.outcome(self.expect(predicate, since=since), within=within)

    async def outcome(self, future: asyncio.Future[Event], *, within: float = TIMEOUT) -> Event:
        """The event that `expect` promised.

        Raises:
            AssertionError: it did not come within `within` seconds, or the bot has died.
        """
        try:
            return await asyncio.wait_for(future, within)
        except TimeoutError:
            raise AssertionError(
                f"Nothing fitting came within {within} s. Last events:\n{self}"
            ) from None

    def give_up(self, reason: str) -> None:
        """Fail everybody who waits or will wait, because nothing will come any more."""
        self.over = reason
        waiting, self._waiting = self._waiting, []
        for _, future in waiting:
            if not future.done():
                future.set_exception(AssertionError(reason))

    def __str__(self) -> str:
        return "\n".join(f"  {event.name} {str(event.data)[:300]}" for event in self.events[-15:])
