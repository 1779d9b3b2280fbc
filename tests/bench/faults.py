"""What a bot does when something fails, beside a plain discord.py bot of the same abilities.

    python tests/bench/faults.py [--only cut | --write]

Each fault meets both bots in the same moment, each a process of its own on a loopback Discord of
its own. Printed is a markdown table; `--write` puts it into tests/wire/README.md.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import discord as library

from tests.bench.fault_list import FAULTS, Do, Life
from tests.wire.loopback import BotProcess, Discord, start_bot, start_noop

README = Path(__file__).resolve().parents[1] / "wire" / "README.md"
AGAIN_WITHIN = 30.0
"""Seconds in which a bot must answer again."""
LATE_WITHIN = 10.0
"""Seconds that the questions which met the fault get beyond that."""

Begin = Callable[..., Awaitable[BotProcess]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one bot: `code` is None where it still runs, `again` where it is silent."""

    code: int | None
    asked: int
    lost: int
    twice: int
    again: float | None
    broken: int
    """Rules of Discord that it broke."""


async def again(life: Life) -> float | None:
    """Seconds until a question is answered that is asked from now on; None if none is."""
    began = perf_counter()
    asked = len(life.asked)
    while perf_counter() - began < AGAIN_WITHIN and not life.over:
        probe = await life.ask(31)
        if await life.until(lambda p=probe: bool(life.answers(p)), 0.5):
            break
    probes, life.asked = life.asked[asked:], life.asked[:asked]
    # The first that was answered counts, also where its answer came late.
    return perf_counter() - began if any(map(life.answers, probes)) else None


async def outcome(begin: Begin, do: Do) -> Outcome:
    """Let one fault meet one bot."""
    server = Discord(None)
    await server.start()
    with tempfile.TemporaryDirectory() as folder:
        life = Life(server, partial(begin, server, Path(folder)))
        try:
            await do(life)
            back = life.ending if life.ending is not None else await again(life)
            await life.until(lambda: all(map(life.answers, life.asked)), LATE_WITHIN)
            code = (await life.bot.ended()).code if life.over and life.bot else None
            counts = [life.answers(asked) for asked in life.asked]
        finally:
            if life.bot and not life.over:
                await life.bot.stop()
            await server.stop()
    return Outcome(
        code=code,
        asked=len(counts),
        lost=counts.count(0),
        twice=sum(count > 1 for count in counts) + _twice(server),
        again=back,
        broken=len([one for one in server.world.violations if "second answer" not in one]),
    )


def _twice(server: Discord) -> int:
    return sum("second answer" in one for one in server.world.violations)


def cell(outcomes: list[Outcome]) -> str:
    """The lives of one bot under one fault, in a cell of the table."""
    codes = dict.fromkeys("runs" if one.code is None else str(one.code) for one in outcomes)
    lost, asked = sum(one.lost for one in outcomes), sum(one.asked for one in outcomes)
    times = [one.again for one in outcomes]
    slowest = "never" if None in times else f"{max(filter(None, times), default=0):.1f} s"
    twice, broken = (sum(getattr(one, name) for one in outcomes) for name in ("twice", "broken"))
    more = f" / rules broken: {broken}" if broken else ""
    return f"{', '.join(codes)} / {lost} of {asked} / {twice} / {slowest}{more}"


async def table(only: str) -> str:
    """Every fault whose name has `only` in it, a row each."""
    plain = f"plain discord.py {library.__version__}"
    rows = [f"| fault | {plain} | this bot |", "|---|---|---|"]
    for name, lives in FAULTS.items():
        if only not in name:
            continue
        both: list[tuple[Outcome, Outcome]] = []
        for do in lives:
            one, other = await asyncio.gather(outcome(start_noop, do), outcome(start_bot, do))
            both.append((one, other))
        theirs, ours = (cell(list(side)) for side in zip(*both, strict=True))
        rows.append(f"| {name} | {theirs} | {ours} |")
        print(rows[-1], file=sys.stderr, flush=True)
    return "\n".join(rows)


def main() -> None:
    """Meet every fault and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="a part of the faults' names")
    parser.add_argument("--write", action="store_true", help="put it into tests/wire/README.md")
    given = parser.parse_args()
    if given.only and given.write:
        parser.error("--write takes the whole table, so it goes without --only")
    # A shell that starts this in the background lets it, and so the bots, ignore SIGINT.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    made = asyncio.run(table(given.only))
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    made = f"Seen on {datetime.now(UTC):%Y-%m-%d}, {load}.\n\n{made}"
    print(made)
    if given.write:
        text = README.read_text(encoding="utf-8")
        marks = r"(?<=<!-- faults -->\n).*?(?=<!-- /faults -->)"
        README.write_text(
            re.sub(marks, lambda _: f"{made}\n", text, flags=re.DOTALL), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
