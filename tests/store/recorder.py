"""A process that records versions as fast as it can and writes each number once it is kept.

Arguments: the database's URL, a name for the keys, how many versions.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime

from bot.store.database import Database
from bot.store.history import History
from bot.store.version import NewVersion


async def record(url: str, name: str, count: int) -> None:
    history = History(await Database.open(url))
    for number in range(count):
        key = f"{name}-{number}"
        new = NewVersion(
            key=key,
            at=datetime.now(UTC),
            via="terminal",
            who="Marigold",
            why="",
            changes=(),
            revision=key,
            parent=None,
        )
        version = await history.record(new, {"faq.yaml": key * 1000, "same.yaml": "same"})
        os.write(1, f"{version.number} {key}\n".encode())
    await history.database.close()


if __name__ == "__main__":
    asyncio.run(record(sys.argv[1], sys.argv[2], int(sys.argv[3])))
