"""Bots that publish an edit, or take over a save, and are killed at each call of the system.

Run as a program: `crashing_edit.py edit FROM INTO` and `crashing_edit.py take-over FROM INTO`, with
folders as in `crashing.py`. What was acknowledged before the kill lies in `acknowledged`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from bot.core.editing.edit import AddQuestions, PutEntryText, Together
from bot.library.library import Library
from bot.library.proposal import Published
from bot.library.publisher import Publisher
from bot.library.recorder import Recorder
from bot.store.database import Database
from bot.store.engine import history_url
from bot.store.history import History
from tests.library.crashing import crash_everywhere
from tests.library.small import TODAY, block, judged_here, save, signed

WHO, WHY = "Marigold", "a plainer word"
OLD, NEW = "did the council say yes", "did the council agree"
_OPEN, _WRITE = os.open, os.write


async def begin(home: Path) -> tuple[Publisher, History]:
    """A bot that has started."""
    folder, state = home / "knowledge", home / "state"
    history = History(await Database.open(history_url(state)))
    library = Library.open(folder, lambda: TODAY, state)
    publisher = Publisher(library, folder, state, Recorder(history, state), judged_here)
    await publisher.start()
    return publisher, history


def edits(home: Path) -> None:
    """A bot in which an edit of two files is published."""

    async def edit() -> None:
        publisher, history = await begin(home)
        text = block(home / "knowledge", "council-vote").replace(OLD, NEW)
        entry = PutEntryText(id="council-vote", text=text)
        question = AddQuestions(expects=("council-vote",), en=("did the council say aye",))
        proposal = await publisher.propose(Together(edits=(entry, question)))
        assert len(proposal.changed) == 2
        found = await publisher.publish(proposal, signed(WHY, WHO))
        assert isinstance(found, Published)
        assert found.version
        acknowledge(home)
        await history.database.close()

    asyncio.run(edit())


def takes_over(home: Path) -> None:
    """A bot that finds a saved file."""

    async def take_over() -> None:
        publisher, history = await begin(home)
        save(home / "knowledge", OLD, NEW)
        found = await publisher.reload()
        assert isinstance(found, Published)
        assert found.version
        acknowledge(home)
        await history.database.close()

    asyncio.run(take_over())


def acknowledge(home: Path) -> None:
    """Not one of the calls at which it is killed."""
    opened = _OPEN(home / "acknowledged", os.O_WRONLY | os.O_CREAT)
    _WRITE(opened, b"yes")


if __name__ == "__main__":
    deeds = {"edit": edits, "take-over": takes_over}
    crash_everywhere(deeds[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3]))
