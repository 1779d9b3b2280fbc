"""How fast the real bot is on the wire, beside a bot that only ever says the same thing.

    python tests/bench/wire.py [--operations 200] [--starts 5]

Both run as processes of their own against the same loopback Discord, in turns, in the same run;
the no-op bot is the floor that discord.py, Python and this machine set. Printed are medians, and
what the real bot takes beyond the floor. Resident memory is read from /proc, so this is for Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.wire.loopback import BotProcess, Discord, start_bot, start_noop

QUESTIONS = (
    "Who passed the Denver ordinance?",
    "did the city council pass the ordinance?",
    "do they honor ice holds?",
    "¿Quién aprobó la ordenanza de Denver?",
    "what is the weather tomorrow?",
)
IN_FLIGHT = 32
WARM_UP = 20
REST = 0.03
"""Seconds: more mentions a second than Discord takes replies would wait for their turn."""
Start = Callable[[Discord, Path], Awaitable[BotProcess]]


@dataclass(slots=True)
class Figures:
    """What was measured of one bot; seconds, MiB and operations a second, one item a run."""

    start: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    reply: list[float] = field(default_factory=list)
    throughput: list[float] = field(default_factory=list)


ROWS: tuple[tuple[str, str, float], ...] = (
    ("process start → IDENTIFY, first time, s", "start", 1.0),
    ("process start → IDENTIFY, from then on, s", "again", 1.0),
    ("process start → first answer, from then on, s", "first", 1.0),
    ("resident memory at ready, MiB", "memory", 1.0),
    ("mention → reply, one at a time, p50, ms", "reply", 1000.0),
    (f"/ask answered a second, {IN_FLIGHT} in flight", "throughput", 1.0),
)


async def ask(discord: Discord, number: int) -> float:
    """One mention by a new person, after a rest; seconds from its event to the reply's body."""
    await asyncio.sleep(REST)
    question = QUESTIONS[number % len(QUESTIONS)]
    began = perf_counter()
    reply = await discord.mention_event(question, channel=number % IN_FLIGHT)
    return reply.at - began


async def throughput(discord: Discord, operations: int) -> float:
    """Answers a second with `IN_FLIGHT` commands always open, each in a channel of its own.

    Commands, because the bot sends no more messages a second than Discord takes.
    """
    numbers = iter(range(operations))

    async def asker() -> None:
        for number in numbers:
            question = QUESTIONS[number % len(QUESTIONS)]
            await discord.slash("ask", channel=number % IN_FLIGHT, question=question)

    began = perf_counter()
    await asyncio.gather(*(asker() for _ in range(IN_FLIGHT)))
    return operations / (perf_counter() - began)


async def begin(start: Start, discord: Discord, folder: Path) -> tuple[BotProcess, float]:
    """A bot that is ready, and the seconds from its start to its IDENTIFY."""
    since = len(discord.journal.events)
    bot = await start(discord, folder)
    told = await discord.journal.wait(lambda one: one.name == "IDENTIFY", since=since, within=60)
    await discord.ready(since=since)
    return bot, told.at - bot.started


async def measure(start: Start, operations: int, figures: Figures) -> None:
    """Two starts of a bot in one state folder; of the second its memory and its answers."""
    discord = Discord(None)
    await discord.start()
    with tempfile.TemporaryDirectory() as folder:
        bot, seconds = await begin(start, discord, Path(folder))
        figures.start.append(seconds)
        if start is start_bot:
            await bot.logs("the knowledge folder is followed", within=120)
        await bot.kill()
        bot, seconds = await begin(start, discord, Path(folder))
        try:
            figures.again.append(seconds)
            await ask(discord, 0)
            figures.first.append(perf_counter() - bot.started)
            figures.memory.append(bot.resident_mib())
            if start is start_bot:
                # Its FAQ is being tested until then, on both cores.
                await bot.logs("the knowledge folder is followed", within=120)
            for number in range(WARM_UP):
                await ask(discord, number)
            times = [await ask(discord, number) for number in range(operations)]
            figures.reply.append(statistics.median(times))
            figures.throughput.append(await throughput(discord, operations))
        finally:
            await bot.kill()
            await discord.stop()


def table(floor: Figures, ours: Figures) -> str:
    """The medians of both and their ratio, a row each."""
    lines = [f"{'':44}{'no-op':>10}{'bot':>10}{'bot/no-op':>11}{'difference':>12}"]
    for title, name, unit in ROWS:
        least = statistics.median(getattr(floor, name)) * unit
        taken = statistics.median(getattr(ours, name)) * unit
        difference = taken - least
        lines.append(
            f"{title:44}{least:10.2f}{taken:10.2f}{taken / least:11.2f}{difference:+12.2f}"
        )
    return "\n".join(lines)


async def run(operations: int, starts: int) -> str:
    """Measure both bots in turns, so that a busy moment of the machine meets both."""
    floor, ours = Figures(), Figures()
    for _ in range(starts):
        await measure(start_noop, operations, floor)
        await measure(start_bot, operations, ours)
    return table(floor, ours)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--operations", type=int, default=200, help="mentions for each figure")
    parser.add_argument("--starts", type=int, default=3, help="lives of each bot")
    given = parser.parse_args()
    title = f"{given.starts} lives of each bot, {given.operations} mentions a figure, medians:"
    figures = asyncio.run(run(given.operations, given.starts))
    print(title, figures, sep="\n")


if __name__ == "__main__":
    main()
