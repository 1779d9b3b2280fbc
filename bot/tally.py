"""What questions came to, held until many are together.

The moment at which one figure moves could otherwise be linked with whoever asked then.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Final, Generic, TypeVar

from bot.core.model import REFUSAL_KINDS
from bot.happened import Decided, Happened, Said

_Figure = TypeVar("_Figure", bound=Hashable)

TOGETHER: Final = 20
"""How many questions are told at once."""

_USUAL: Final = "refused"
_TOLD_AS: Final[Mapping[str, str]] = {
    "not-in-sources": _USUAL,
    # That somebody asked about their own case or in an emergency is not told, not even among
    # others: it counts as the most usual no.
    "own-case": _USUAL,
    "right-now": _USUAL,
}
OUTCOMES: Final = tuple(
    dict.fromkeys(_TOLD_AS.get(said, said) for said in ("answered", "asked-back", *REFUSAL_KINDS))
)


def told_as(said: Said) -> str:
    """The one of OUTCOMES as which it is counted."""
    return _TOLD_AS.get(said, said)


class Together(Generic[_Figure]):
    """Counts that nobody sees before they are of many questions."""

    def __init__(self) -> None:
        self._held: Counter[_Figure] = Counter()

    def add(self, figure: _Figure) -> Mapping[_Figure, int]:
        """Count one question. Gives the counts of all that were held, or none if they are few."""
        self._held[figure] += 1
        if self._held.total() < TOGETHER:
            return {}
        told, self._held = self._held, Counter()
        return told


class Tally:
    """Outcomes on their way to where they are kept, told by the rooms to `note`.

    Nothing here waits, so no answer does. What is not written when the bot stops is forgotten.
    """

    def __init__(self) -> None:
        self._few: Together[str] = Together()
        self._unwritten: Counter[str] = Counter()
        self._news = asyncio.Event()

    def note(self, happened: Happened) -> None:
        """Count it if it is what a question came to."""
        if isinstance(happened, Decided) and (many := self._few.add(told_as(happened.said))):
            self._unwritten.update(many)
            self._news.set()

    async def unwritten(self) -> Mapping[str, int]:
        """Outcome → how many more there are to be written; waits until there are some."""
        await self._news.wait()
        return self._unwritten.copy()

    def written(self, numbers: Mapping[str, int]) -> None:
        """These have been written."""
        self._unwritten.subtract(numbers)
        self._unwritten = +self._unwritten
        if not self._unwritten:
            self._news.clear()
