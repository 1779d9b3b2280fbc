"""What has been answered lately, by its id: in memory, bounded, forgotten in minutes.

After a lost connection Discord tells again what was missed, and may tell something twice.
"""

from __future__ import annotations

from collections import OrderedDict

_SECONDS = 300.0
_MOST = 5_000


class Recent:
    """The messages and interactions of the last five minutes, 5,000 at most."""

    def __init__(self, seconds: float = _SECONDS, most: int = _MOST) -> None:
        self._seconds = seconds
        self._most = most
        self._when: OrderedDict[int, float] = OrderedDict()

    def seen(self, key: int, now: float) -> bool:
        """Whether this was there already; from now on it was.

        Args:
            key: the id of a message or an interaction; Discord gives none twice.
            now: seconds that never go back, such as `time.monotonic()`.
        """
        while self._when and now - next(iter(self._when.values())) > self._seconds:
            self._when.popitem(last=False)
        if key in self._when:
            return True
        self._when[key] = now
        if len(self._when) > self._most:
            self._when.popitem(last=False)
        return False
