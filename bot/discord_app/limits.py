"""A person's questions in, how long they have to wait out. In memory, forgotten in minutes."""

from __future__ import annotations

import math
from collections import OrderedDict, deque

Rules = tuple[tuple[int, float], ...]
"""Pairs of (questions, seconds)."""

RULES: Rules = ((1, 3.0), (20, 600.0))
"""One question in 3 s, twenty in 10 minutes."""
OF_SHARES: Rules = ((5, 60.0), (20, 600.0))
"""Five shared answers in a minute, twenty in 10 minutes: each is a message that all see."""
OF_QUESTIONS_PASSED_ON: Rules = ((3, 600.0),)
"""Three in 10 minutes: each is a message that the editors read and delete."""
_MOST_PEOPLE = 10_000


class Limits:
    """Counts new questions, shared answers or questions passed on, a person; nothing else."""

    def __init__(self, rules: Rules = RULES) -> None:
        self._rules = rules
        self._most = max((most for most, _ in rules), default=1)
        self._longest = max((span for _, span in rules), default=0.0)
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()

    def wait(self, person: int, now: float) -> int:
        """Seconds until this person may ask, share or pass on; 0 counts as done.

        Args:
            person: whose question it is.
            now: seconds that never go back, such as `time.monotonic()`.
        """
        times = self._asked.setdefault(person, deque(maxlen=self._most))
        self._asked.move_to_end(person)
        self._forget(now)
        left = max((_left(times, now, *rule) for rule in self._rules), default=0.0)
        if left > 0:
            return math.ceil(left)
        times.append(now)
        return 0

    def _forget(self, now: float) -> None:
        while self._asked:
            person, times = next(iter(self._asked.items()))
            stale = not times or now - times[-1] > self._longest
            if len(self._asked) == 1 or not (stale or len(self._asked) > _MOST_PEOPLE):
                return
            del self._asked[person]


def _left(times: deque[float], now: float, most: int, span: float) -> float:
    if len(times) < most:
        return 0.0
    return times[-most] + span - now
