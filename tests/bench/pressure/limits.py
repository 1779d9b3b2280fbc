"""Discord's rate limits as its documentation tells them: five a channel, fifty for all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from time import monotonic

from tests.wire.loopback.faults import Allowance
from tests.wire.loopback.server import ROOM

CHANNEL, SECONDS = 5, 5.0
"""Messages a channel, in so many seconds."""
GLOBAL = 50
"""Requests a second, those about interactions aside (developer documentation, Rate Limits)."""
_MANY, _FREE = 10_000, ("/interactions", "/webhooks")


@dataclass(slots=True)
class _Window:
    """From its first call until `ends`, when all is free again."""

    ends: float = 0.0
    used: int = 0

    def take(self, now: float, most: int, seconds: float) -> bool:
        if now >= self.ends:
            self.ends, self.used = now + seconds, 0
        self.used += self.used < most
        return self.used < most


class DiscordLimits:
    """Takes the place of the loopback's own limits."""

    def __init__(self) -> None:
        self.refused: Counter[str] = Counter()
        """How many requests came on an exhausted limit: `channel` or `global`."""
        self.busiest = 0
        """Most requests in one second of those that the global limit counts."""
        self._channels: dict[str, _Window] = {}
        self._all = _Window()

    def take(self, name: str, major: str) -> Allowance:
        """Count one call on a route of one channel, as `Buckets.take` does."""
        now, (_, _, route) = monotonic(), name.partition(" ")
        if route.startswith(_FREE):
            return _allowance(name, _MANY, _MANY - 1, 1.0)
        if now < self._all.ends and self._all.used >= GLOBAL:
            self.refused["global"] += 1
            headers = {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
            after = self._all.ends - now
            return Allowance(headers=headers, exhausted=True, reset_after=after)
        self._all.take(now, GLOBAL + 1, 1.0)
        self.busiest = max(self.busiest, self._all.used)
        if route != ROOM:
            return _allowance(name, _MANY, _MANY - 1, 1.0)
        window = self._channels.setdefault(major, _Window())
        exhausted = now < window.ends and window.used >= CHANNEL
        if exhausted:
            self.refused["channel"] += 1
        else:
            window.take(now, CHANNEL, SECONDS)
        left = CHANNEL - window.used
        return _allowance(name, CHANNEL, left, window.ends - now, exhausted=exhausted)


def _allowance(
    name: str, most: int, left: int, after: float, *, exhausted: bool = False
) -> Allowance:
    headers = {
        "X-RateLimit-Limit": str(most),
        "X-RateLimit-Remaining": str(left),
        "X-RateLimit-Reset-After": f"{after:.3f}",
        "X-RateLimit-Bucket": f"{abs(hash(name)):x}",
    }
    return Allowance(headers=headers, exhausted=exhausted, reset_after=after)
