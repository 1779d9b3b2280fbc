"""What goes wrong on demand, and how much a client may send: faults and rate limits of REST."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from time import time


@dataclass(slots=True, kw_only=True)
class Fault:
    """One planned failure of the routes whose name (`POST /channels/…`) contains `route`.

    `status` answers with it, `cut` drops the connection unanswered (`after`: only once the call
    has been carried out), `hold` keeps the caller
    waiting until `release` is set and then goes on as usual. `times` counts down. The journal
    tells a `FAULT` when one is met.
    """

    route: str
    status: int | None = None
    body: dict[str, object] = field(default_factory=lambda: {"message": "planned", "code": 0})
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    after: bool = False
    hold: bool = False
    times: int = 1
    release: asyncio.Event = field(default_factory=asyncio.Event)


class Faults:
    """The planned failures, in the order in which they were planned."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def plan(self, fault: Fault) -> Fault:
        """Let something go wrong; returns the fault, to wait for it or to release it."""
        self._planned.append(fault)
        return fault

    def forget(self, fault: Fault) -> None:
        """Let it go wrong no more, however often it was to."""
        self._planned.remove(fault)

    def take(self, name: str) -> Fault | None:
        """The failure planned for this call, which is then used up by one."""
        fault = next((one for one in self._planned if one.route in name), None)
        if fault:
            fault.times -= 1
            if fault.times <= 0:
                self._planned.remove(fault)
        return fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """So many calls in so many seconds, for each route and each channel, server or webhook."""

    calls: int = 10_000
    seconds: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What is left of a bucket after a call; `exhausted` where the call was one too many."""

    headers: dict[str, str]
    exhausted: bool
    reset_after: float


class Buckets:
    """Windows of calls that begin with their first, and the headers in which Discord tells."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self._calls: defaultdict[str, list[float]] = defaultdict(list)

    def take(self, name: str, major: str) -> Allowance:
        """Count one call on a route (`name`) of one channel, server or webhook (`major`)."""
        now, calls = time(), self._calls[f"{name} {major}"]
        if calls and calls[0] <= now - self.limit.seconds:
            calls.clear()
        exhausted = len(calls) >= self.limit.calls
        if not exhausted:
            calls.append(now)
        reset = calls[0] + self.limit.seconds
        headers = {
            "X-RateLimit-Limit": str(self.limit.calls),
            "X-RateLimit-Remaining": str(self.limit.calls - len(calls)),
            "X-RateLimit-Reset": f"{reset:.3f}",
            "X-RateLimit-Reset-After": f"{reset - now:.3f}",
            "X-RateLimit-Bucket": f"{abs(hash(name)):x}",
        }
        return Allowance(headers=headers, exhausted=exhausted, reset_after=reset - now)
