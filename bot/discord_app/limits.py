"""A person's questions in, how long they have to wait out. In memory, forgotten in minutes."""

from __future__ import annotations

import math
from collections import OrderedDict, deque

_LIMITS = ((1, 3.0), (20, 600.0))
"""(questions, seconds): one in 3 s, twenty in 10 minutes."""
_MOST_PEOPLE = 10_000


class Limits:
    """Counts new questions a person. Buttons and autocomplete do not count."""

    def __init__(self) -> None:
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()

    def wait(self, person: int, now: float) -> int:
        """Seconds until this person may ask; 0 counts the question as asked.

        Args:
            person: whose question it is.
            now: seconds that never go back, such as `time.monotonic()`.
        """
        times = self._asked.setdefault(person, deque(maxlen=max(n for n, _ in _LIMITS)))
        self._asked.move_to_end(person)
        self._forget(now)
        left = max(_left(times, now, most, span) for most, span in _LIMITS)
        if left > 0:
            return math.ceil(left)
        times.append(now)
        return 0

    def _forget(self, now: float) -> None:
        longest = max(span for _, span in _LIMITS)
        while self._asked:
            person, times = next(iter(self._asked.items()))
            stale = not times or now - times[-1] > longest
            if len(self._asked) == 1 or not (stale or len(self._asked) > _MOST_PEOPLE):
                return
            del self._asked[person]


def _left(times: deque[float], now: float, most: int, span: float) -> float:
    if len(times) < most:
        return 0.0
    return times[-most] + span - now
