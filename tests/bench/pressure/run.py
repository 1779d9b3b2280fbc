"""One life of the bot under a crowd: start it, let them ask, count, and judge what was promised."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Self

from tests.bench.pressure.crowd import Crowd
from tests.bench.pressure.edits import SHIPPED, Edits, Faq
from tests.bench.pressure.ledger import Ledger
from tests.bench.pressure.vitals import Sample, Vitals
from tests.wire.loopback import start_bot
from tests.wire.loopback.process import BotProcess

SETTLES_WITHIN = 75.0
"""Seconds: a reply is tried for sixty."""


@dataclass(slots=True, kw_only=True)
class Stage:
    """A crowd, a bot, and what watches both."""

    crowd: Crowd
    bot: BotProcess
    vitals: Vitals
    edits: Edits


@asynccontextmanager
async def stage(
    crowd: Crowd, place: Path, *, faq: Faq = SHIPPED, look_every: float = 1.0
) -> AsyncIterator[Stage]:
    """The real bot with a copy of a FAQ, heard by this crowd; ended at the end."""
    discord, port = crowd.discord, _free_port()
    await discord.start()
    folder = shutil.copytree(faq.folder, place / "knowledge")
    editor = discord.world.person("Erin")
    bot = await start_bot(
        discord,
        place,
        KNOWLEDGE_DIR=str(folder),
        HEALTH_ADDRESS=f"127.0.0.1:{port}",
        HOME_GUILD_ID=discord.world.guild_id,
        EDITOR_USER_IDS=editor.id,
    )
    vitals = Vitals(bot, port, place / "state")
    try:
        await discord.ready()
        await crowd.arrive()
        await bot.logs("the knowledge folder is followed", within=120)
        async with asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(vitals.watch(look_every))
            yield Stage(
                crowd=crowd, bot=bot, vitals=vitals, edits=Edits(discord, bot, folder, faq, editor)
            )
            watching.cancel()
    finally:
        await bot.kill()
        await discord.stop()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Part:
    """One part of a life, with a ledger of its own; to be measured between `with` and its end."""

    def __init__(self, title: str, running: Stage) -> None:
        self.title = title
        self.ledger = Ledger()
        self.began, self.ended = 0.0, 0.0
        self.loopback = 0.0
        """Share of a core that the loopback Discord, which is this process, took."""
        self._running = running

    def __enter__(self) -> Self:
        self._running.crowd.listen(self.ledger)
        self.began, self._used = perf_counter(), process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended = perf_counter()
        self.loopback = (process_time() - self._used) / (self.ended - self.began)

    def samples(self) -> list[Sample]:
        """How the bot was meanwhile."""
        looked = self._running.vitals.samples
        return [sample for sample in looked if self.began <= sample.at <= self.ended]


def broken(running: Stage, parts: Iterable[Part]) -> list[str]:
    """The promises that were not kept, each as a sentence; nothing where all were."""
    crowd, found = running.crowd, []
    for part in parts:
        fates: Counter[str] = Counter()
        for (_, fate), count in part.ledger.fates().items():
            fates[fate] += count
        told = [(fates[fate], says) for fate, says in _BROKEN.items()]
        told.append((part.ledger.strange, "replies to what nobody had asked"))
        told.append((part.ledger.late(), "interactions had no first answer within 3 s"))
        found += [f"{part.title}: {count} {says}" for count, says in told if count]
    found += [
        f"{count} requests over the {name} limit" for name, count in crowd.limits.refused.items()
    ]
    found += [f"an edit did not come to what it should, {text}" for text in running.edits.failed]
    violations = Counter(_kind(text) for text in crowd.discord.world.violations)
    return found + [
        f"{n} times: {text}" for text, n in violations.items() if "exhausted" not in text
    ]


_BROKEN = {
    "lost": "questions got nothing",
    "twice": "questions were answered twice",
    "failed": "questions got an apology for an error",
    "not limited": "questions over a person's limit were answered",
}


def _kind(violation: str) -> str:
    """A violation without the numbers in it, so that alike ones are counted together."""
    return "".join(sign for sign in violation if not sign.isdigit())
