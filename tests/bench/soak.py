"""An hour of gentle use, in which now and then something goes wrong: is the bot as it was before?

    python tests/bench/soak.py [--hours 1] [--rate 5]

The crowd of load.py at a gentle rate, while an editor works and Discord fails in turn: it asks for
a reconnect, closes or cuts the line, refuses a message or an answer, is slow or overloaded. Every
question is accounted for as there. In the second half memory, files and threads must stay as they
are. Prints a table, and the promises that were not kept: then it ends with 1.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.pressure.crowd import Crowd
from tests.bench.pressure.report import report, warmed_up
from tests.bench.pressure.run import SETTLES_WITHIN, Part, broken, stage
from tests.bench.pressure.vitals import Sample, slope
from tests.wire.loopback import Discord, Fault
from tests.wire.loopback.driver import POSTED
from tests.wire.loopback.server import CALLBACK

EDITS_EVERY, FAULTS_EVERY = 60.0, 30.0
"""Seconds between two."""
MOST_RISE = 10.0
"""MiB an hour beyond what chance explains."""
MOST_FILES, MOST_THREADS = 20, 4
"""More at the end than at the half."""
_VIA = {"Via": "1.1 loopback"}
_WAIT = {"message": "You are being rate limited.", "retry_after": 0.5, "global": False}


async def trouble(discord: Discord, met: Counter[str]) -> None:
    """One failure of Discord after the other until cancelled."""
    gateway, plan = discord.gateway, discord.faults.plan

    async def cut() -> None:
        gateway.cut()

    def failing(route: str, **how: object) -> Callable[[], Awaitable[None]]:
        async def fail() -> None:
            plan(Fault(route=route, **how))  # type: ignore[arg-type]

        return fail

    ways = {
        "reconnects asked for": gateway.ask_reconnect,
        "messages refused with 429": failing(POSTED, status=429, body=_WAIT, headers=_VIA),
        "lines cut": cut,
        "answers refused with 500": failing(CALLBACK, status=500),
        "messages refused with 503": failing(POSTED, status=503),
        "lines closed with 4000": lambda: gateway.close(4000),
        "messages cut off": failing(POSTED, cut=True),
        "answers cut off": failing(CALLBACK, cut=True),
    }
    for name, go_wrong in cycle(ways.items()):
        await asyncio.sleep(FAULTS_EVERY)
        await go_wrong()
        met[name] += 1


def grown(samples: list[Sample]) -> list[str]:
    """What has become more in these, each as a sentence."""
    (rise, error), first, last = slope(samples), samples[0], samples[-1]
    found = []
    if rise - 2 * error > MOST_RISE:
        found.append(f"memory rises by {rise:.1f} ± {error:.1f} MiB an hour")
    if last.files > first.files + MOST_FILES:
        found.append(f"open files rose from {first.files} to {last.files}")
    if last.threads > first.threads + MOST_THREADS:
        found.append(f"threads rose from {first.threads} to {last.threads}")
    return found


async def run(rate: float, hours: float) -> list[str]:
    """All of it; the promises that were not kept."""
    crowd, met = Crowd(people=3000, servers=25, channels=20), Counter[str]()
    with tempfile.TemporaryDirectory() as place:
        async with stage(crowd, Path(place), look_every=5.0) as running:
            gc.collect()
            gc.freeze()
            beside = [
                asyncio.create_task(running.edits.go_on(EDITS_EVERY)),
                asyncio.create_task(trouble(crowd.discord, met)),
            ]
            with Part("soak", running) as part:
                await crowd.steady(rate, hours * 3600)
                await crowd.settle(SETTLES_WITHIN)
            for task in beside:
                task.cancel()
            print(report([part], running))
            print("Troubles:", ", ".join(f"{count} {name}" for name, count in met.items()))
            return [*broken(running, [part]), *grown(warmed_up(part))]


def main() -> None:
    """Run, print, and end with 1 where a promise was not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hours", type=float, default=1)
    parser.add_argument("--rate", type=float, default=5, help="questions a second")
    given = parser.parse_args()
    found = asyncio.run(run(given.rate, given.hours))
    for sentence in found:
        print(f"Not kept: {sentence}.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
