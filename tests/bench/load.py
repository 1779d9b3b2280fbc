"""Fifty questions a second for ten minutes and two thousand at once, while the FAQ is edited.

    python tests/bench/load.py [--rate 50] [--minutes 10] [--burst 2000] [--bursts 2]

The real bot as a process on the loopback Discord, which keeps Discord's rate limits. People ask by
slash command, mention, direct message, on a message and by button, and type; every fiftieth asks
again at once, which is over their limit. Every question must be answered once, or be limited
because it was to be. Prints a table, and the promises that were not kept: then it ends with 1.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.pressure.crowd import Crowd
from tests.bench.pressure.report import report
from tests.bench.pressure.run import SETTLES_WITHIN, Part, broken, stage

EDITS_EVERY = 20.0
"""Seconds between two edits."""


async def run(rate: float, minutes: float, burst: int, bursts: int) -> list[str]:
    """All of it; the promises that were not kept."""
    seconds = minutes * 60
    crowd = Crowd(people=max(3000, int(rate * 60)), servers=25, channels=20)
    with tempfile.TemporaryDirectory() as place:
        async with stage(crowd, Path(place)) as running:
            gc.collect()
            gc.freeze()
            editing = asyncio.create_task(running.edits.go_on(EDITS_EVERY))
            parts = []
            if seconds:
                with Part("steady", running) as part:
                    await crowd.steady(rate, seconds)
                    await crowd.settle(SETTLES_WITHIN)
                parts.append(part)
            for number in range(bursts):
                with Part(f"burst {number + 1}", running) as part:
                    await crowd.burst(burst)
                    await crowd.settle(SETTLES_WITHIN)
                parts.append(part)
            editing.cancel()
            print(report(parts, running))
            return broken(running, parts)


def main() -> None:
    """Run, print, and end with 1 where a promise was not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rate", type=float, default=50, help="questions a second")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--burst", type=int, default=2000, help="questions at once")
    parser.add_argument("--bursts", type=int, default=2, help="how often")
    given = parser.parse_args()
    began = perf_counter()
    found = asyncio.run(run(given.rate, given.minutes, given.burst, given.bursts))
    print(f"\n{perf_counter() - began:.0f} s in all.")
    for sentence in found:
        print(f"Not kept: {sentence}.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
