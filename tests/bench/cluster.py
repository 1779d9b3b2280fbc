"""Three bot processes with several shards each as one bot: does each server get one answer?

    python tests/bench/cluster.py [--processes 3] [--shards 4] [--servers 5] [--at-once 1]

Real processes, one loopback Discord, one PostgreSQL and one knowledge folder. They are started as
Kubernetes starts pods: the next when the one before is ready and has been for five seconds. Then
every server is asked, an editor publishes an edit, a file is saved, one process is killed without
a word and started again. What is not as it must be ends this with an error; the rest are seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.postgres import Postgres, programs
from tests.wire.cluster import ASKED, Cluster
from tests.wire.loopback import Discord, texts
from tests.wire.loopback.components import Json

OLD, SAVED = (
    "passed the\n        ordinance on a Monday",
    "voted for the\n        ordinance on a Monday",
)
SAVED_SHOWN = "voted for the ordinance on a Monday"
READY_FOR = 5.0
"""Seconds, as `minReadySeconds` in deploy/kubernetes."""
WITHIN = 60.0


async def start_all(cluster: Cluster) -> float:
    """Start every process in order; seconds."""
    began = perf_counter()
    for number in range(cluster.processes):
        if number:
            await asyncio.sleep(READY_FOR)
        await cluster.start(number)
    return perf_counter() - began


async def answered_once(cluster: Cluster, rooms: list[Json]) -> None:
    """Ask in every server at once. An answer too many could come late, so all are asked again."""
    messages = [await cluster.asked_in(room) for room in rooms]
    for room in rooms:
        assert await cluster.says_yes(ASKED, room)
    replies = [cluster.replies(message) for message in messages]
    assert replies == [1] * len(rooms), replies


async def saved_live(cluster: Cluster, rooms: dict[int, Json]) -> dict[int, float]:
    """Save a file by hand; seconds until each process answers with it."""
    file = cluster.knowledge / "faq.yaml"
    text = file.read_text(encoding="utf-8")
    assert OLD in text
    file.write_text(text.replace(OLD, SAVED, 1), encoding="utf-8")
    began = perf_counter()

    async def until(room: Json) -> float:
        async with asyncio.timeout(WITHIN):
            while SAVED_SHOWN not in " ".join(
                texts(await cluster.discord.mention(ASKED, channel=room)).split()
            ):
                pass  # each try waits for its answer
        return perf_counter() - began

    return dict(zip(rooms, await asyncio.gather(*map(until, rooms.values())), strict=True))


async def killed_and_back(
    cluster: Cluster, victim: int, rooms: dict[int, Json]
) -> dict[str, float]:
    """Kill a process; what the servers of the others and its own see until it is back."""
    await cluster.kill(victim)
    began = perf_counter()
    lost = await cluster.asked_in(rooms[victim])
    times = []
    for number, room in rooms.items():
        if number != victim:
            for _ in range(20):
                asked = perf_counter()
                assert await cluster.says_yes(ASKED, room)
                times.append(perf_counter() - asked)
    await cluster.start(victim)
    assert await cluster.says_yes(ASKED, rooms[victim])
    back = perf_counter() - began
    assert cluster.replies(lost) == 0
    return {
        "the others answered, p50": statistics.median(times),
        "its servers answered again": back,
    }


async def run(given: argparse.Namespace, database: str, folder: Path, server: Postgres) -> None:
    """Everything, in order."""
    discord = Discord(None)
    discord.gateway.at_once = given.at_once
    await discord.start()
    cluster = Cluster(discord, folder, database, given.processes, given.shards)
    world, count = discord.world, cluster.count
    rooms = [world.found_server(n % count, count) for n in range(given.servers * count)]
    one_of_each = {n: rooms[cluster.ids(n)[0]] for n in range(given.processes)}
    try:
        print(f"{count} shards ready after {await start_all(cluster):.1f} s")
        await answered_once(cluster, rooms)
        print(f"{len(rooms)} servers: each answered once")
        told = await cluster.live_in(one_of_each, await cluster.edit())
        print("an editor's edit live:", seconds(told))
        print("a saved file live:", seconds(await saved_live(cluster, one_of_each)))
        victim = (cluster.leader + 1) % given.processes
        for name, value in (await killed_and_back(cluster, victim, one_of_each)).items():
            print(f"process {victim} killed, {name}: {value:.3f} s")
        await answered_once(cluster, rooms)
        logs = await cluster.stop()
        kept = await server.run("SELECT number, via FROM version ORDER BY number", database)
        assert [via for _, via in kept] == ["file", "discord", "file"], kept
        print("versions in the history:", *(f"{number} ({via})" for number, via in kept))
        assert not [line for log in logs for line in log.splitlines() if "ERROR" in line], logs
        identifies = [event.at for event in discord.journal.named("IDENTIFY")]
        gaps = [late - soon for soon, late in pairwise(identifies)]
        print(f"{len(identifies)} logins, {min(gaps):.1f} s or more between two")
        assert not world.violations, world.violations
    finally:
        for bot in cluster.bots:
            if bot is not None:
                print((await bot.kill()).stdout)
        await discord.stop()


def seconds(by_process: dict[int, float]) -> str:
    """Each process's own."""
    return ", ".join(f"process {number} {value:.1f} s" for number, value in by_process.items())


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--processes", type=int, default=3)
    parser.add_argument("--shards", type=int, default=4, help="in each process")
    parser.add_argument("--servers", type=int, default=5, help="on each shard")
    parser.add_argument("--at-once", type=int, default=1, help="logins: Discord's max_concurrency")
    given = parser.parse_args()
    found = programs()
    if found is None:
        sys.exit("PostgreSQL is not installed; Debian's package is called postgresql.")
    with Postgres(found) as server, tempfile.TemporaryDirectory() as folder:

        async def whole() -> None:
            await run(given, await server.new_database(), Path(folder), server)

        asyncio.run(whole())


if __name__ == "__main__":
    main()
