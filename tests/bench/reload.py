"""How soon a saved file answers, and how fast questions are answered while it is checked.

    python tests/bench/reload.py [--saves 5]

The real bot as a process on the loopback Discord, with a copy of the shipped FAQ. Mentions are
sent one after the other with a short rest between two: first while nothing is saved, then from
each save until the new words come back. Printed are the seconds from a save to the first such
answer, and how long answers took, quiet and meanwhile. Budgets: 4 s, and 3 times the quiet p99.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.wire.loopback import Discord, start_bot, texts
from tests.wire.loopback.process import ROOT

ASKED = "Who passed the Denver ordinance?"
OLD, NEW = "an act of the city, not of Colorado", "an act of the city and not of Colorado"
REST = 0.03
"""Seconds between an answer and the next question: no more replies a second than Discord takes."""
QUIET = 400
"""Questions asked while nothing is saved."""


async def ask(discord: Discord) -> tuple[float, str]:
    """Seconds until a mention by somebody new is answered, and the answer on one line."""
    await asyncio.sleep(REST)
    began = perf_counter()
    reply = await discord.mention_event(ASKED)
    return reply.at - began, " ".join(texts(reply.data["result"]).split())


def save(file: Path, old: str, new: str) -> None:
    """Save the FAQ with other words in the entry that is asked for."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


async def measure(discord: Discord, file: Path, saves: int) -> tuple[list[float], ...]:
    """Seconds of answers while it is quiet and while a save is checked; from each save to live."""
    await ask(discord)
    quiet = [(await ask(discord))[0] for _ in range(QUIET)]
    meanwhile, live = [], []
    for number in range(saves):
        old, new = (OLD, NEW) if number % 2 == 0 else (NEW, OLD)
        save(file, old, new)
        saved = perf_counter()
        said = ""
        while new not in said:
            taken, said = await ask(discord)
            meanwhile.append(taken)
        live.append(perf_counter() - saved)
    return quiet, meanwhile, live


def p99(times: list[float]) -> float:
    """The time that one answer of a hundred takes longer than."""
    return statistics.quantiles(times, n=100)[98]


async def run(saves: int) -> str:
    """Measure one life of the bot; a table."""
    discord = Discord(None)
    await discord.start()
    with tempfile.TemporaryDirectory() as place:
        folder = shutil.copytree(ROOT / "knowledge", Path(place) / "knowledge")
        bot = await start_bot(discord, Path(place), KNOWLEDGE_DIR=str(folder))
        try:
            await discord.ready()
            await bot.logs("the knowledge folder is followed", within=120)
            quiet, meanwhile, live = await measure(discord, folder / "faq.yaml", saves)
        finally:
            await bot.kill()
            await discord.stop()
    times = ", ".join(f"{seconds:.2f}" for seconds in live)
    lines = [f"save → live, s: median {statistics.median(live):.2f} of {times}"]
    for name, taken in (("quiet", quiet), ("while a save is checked", meanwhile)):
        half, most = statistics.median(taken) * 1000, p99(taken) * 1000
        lines.append(f"answers, {name}: {len(taken)}, p50 {half:.2f} ms, p99 {most:.2f} ms")
    lines.append(f"p99 meanwhile / quiet: {p99(meanwhile) / p99(quiet):.2f}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saves", type=int, default=5)
    print(asyncio.run(run(parser.parse_args().saves)))


if __name__ == "__main__":
    main()
