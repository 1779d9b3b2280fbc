"""Outcomes out of memory, counts of the day into the database, as soon as it takes them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from bot.discord_app.patience import Patience
from bot.store.errors import StoreError
from bot.tally import Tally

if TYPE_CHECKING:
    from bot.store.counts import Counts

_log = logging.getLogger(__name__)


async def keep_counting(
    tally: Tally, counts: Counts, today: Callable[[], date], patience: Patience
) -> None:
    """Write down what is tallied, on the day of writing, until cancelled.

    What cannot be written is held: numbers do not grow in size. The log says so, once for each
    reason.
    """
    said: set[str] = set()
    failures = 1
    while True:
        numbers = await tally.unwritten()
        try:
            await counts.add(today(), numbers)
        except StoreError as error:
            if str(error) not in said:
                _log.error("%s Until then the outcomes of questions wait in memory.", error)
            said.add(str(error))
            failures += 1
            await patience.sleep(patience.pause(failures))
        else:
            tally.written(numbers)
            failures = 1
