"""How soon Discord may be asked for one login (IDENTIFY) more.

It allows 1,000 a day and one in five seconds. Whoever asks for more loses the token.
"""

from __future__ import annotations

from math import inf
from typing import Final

APART: Final = 5.5
"""Seconds between two logins. Discord wants five, by its own clock at the far end of the line."""
_REGAINED_EACH: Final = 100.0
"""Seconds in which one login is regained: 864 a day."""
_AT_ONCE: Final = 60
"""Logins in hand after a quiet time. In no 24 hours more than 60 + 864 can be spent."""


class Logins:
    """The logins that this process has in hand: sixty, and one more every hundred seconds."""

    def __init__(self) -> None:
        self._last = -inf
        self._all_back = -inf

    def wait(self, now: float) -> float:
        """Seconds until a login may be spent; 0 if at once.

        Args:
            now: seconds that never go back, such as `time.monotonic()`.
        """
        one_left = self._all_back - (_AT_ONCE - 1) * _REGAINED_EACH
        return max(0.0, self._last + APART - now, one_left - now)

    def spend(self, now: float) -> None:
        """One login is asked for now."""
        self._last = now
        self._all_back = max(self._all_back, now) + _REGAINED_EACH
