"""How many questions came to what, by the day; nothing else of a question is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.tables import daily_counts

DAYS_KEPT: Final = 400


class Counts:
    """The counts of all processes together.

    Every method raises StoreError if the database fails. Where a damaged file was moved aside the
    counts begin anew.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, day: date, numbers: Mapping[str, int]) -> None:
        """Count more of a day, and forget the days that are no longer kept.

        If the line to a server breaks at the very end, nobody knows whether it has counted them.

        Args:
            day: the day to count them on.
            numbers: outcome → how many more.
        """

        async def write(connection: AsyncConnection) -> None:
            # Sorted: the order in which they came is nobody's business.
            for outcome, number in sorted(numbers.items()):
                await _add(connection, day.isoformat(), outcome, number)
            oldest = day - timedelta(days=DAYS_KEPT - 1)
            await connection.execute(
                delete(daily_counts).where(daily_counts.c.day < oldest.isoformat())
            )

        await self._database.change(write)

    async def since(self, day: date) -> Mapping[str, int]:
        """Outcome → how many there were on that day and later; none of what there was not."""
        columns = daily_counts.c
        wanted = (
            select(columns.outcome, func.sum(columns.number).label("total"))
            .where(columns.day >= day.isoformat())
            .group_by(columns.outcome)
        )
        return {row.outcome: int(row.total) for row in await self._database.rows(wanted)}

    async def first_day(self) -> date | None:
        """The first day that is kept; None if none is."""
        wanted = select(daily_counts.c.day).order_by(daily_counts.c.day).limit(1)
        rows = await self._database.rows(wanted)
        return date.fromisoformat(rows[0].day) if rows else None


async def _add(connection: AsyncConnection, day: str, outcome: str, number: int) -> None:
    """Add to the count that is there, or begin one. Nobody else writes meanwhile."""
    columns = daily_counts.c
    more = (
        update(daily_counts)
        .where(columns.day == day, columns.outcome == outcome)
        .values(number=columns.number + number)
    )
    if (await connection.execute(more)).rowcount == 0:
        values = {"day": day, "outcome": outcome, "number": number}
        await connection.execute(insert(daily_counts).values(values))
