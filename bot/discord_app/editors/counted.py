"""Counts of outcomes in, what editors are told of them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.core.model import Language
from bot.core.saying.wording import day
from bot.discord_app.editors.review import Section
from bot.tally import OUTCOMES, TOGETHER
from bot.texts import counted as texts

if TYPE_CHECKING:
    from bot.store.counts import Counts

_MONTH: Final = 30
_WEEK: Final = 7
"""Days, today among them."""
_LEAST: Final = 5
"""A smaller number is not told: it is of too few people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Outcome → how many, in the last days; `first_day` is None where nothing is counted yet."""

    first_day: date | None
    month: Mapping[str, int]
    week: Mapping[str, int]


async def counted(counts: Counts, today: date) -> Counted:
    """Look them up.

    Raises:
        StoreError: they cannot be read.
    """
    return Counted(
        first_day=await counts.first_day(),
        month=await counts.since(today - timedelta(days=_MONTH - 1)),
        week=await counts.since(today - timedelta(days=_WEEK - 1)),
    )


def counted_told(found: Counted, language: Language) -> Iterator[Section]:
    """A line for each outcome, and since when and how it is counted."""
    if found.first_day is None:
        yield Section(texts.NOTHING[language].format(together=TOGETHER))
        return
    lines = (
        f"- {texts.OUTCOMES[outcome][language]}: "
        f"{_shown(found.month, outcome)} · {_shown(found.week, outcome)}"
        for outcome in OUTCOMES
    )
    yield Section(texts.HEADING[language].format(month=_MONTH, week=_WEEK), tuple(lines))
    since = texts.SINCE[language].format(
        day=day(found.first_day, language), together=TOGETHER, least=_LEAST
    )
    yield Section("", (since,))


def _shown(numbers: Mapping[str, int], outcome: str) -> str:
    number = numbers.get(outcome, 0)
    return str(number) if number >= _LEAST else f"<{_LEAST}"
