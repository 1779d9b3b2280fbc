"""How many servers and questions one process carries: memory, start, CPU, by shards.

    python tests/bench/shards.py [--shards 1 4 16] [--servers 2500] [--channels 30] [--roles 20]

The real bot as a process of its own on the loopback Discord, which has so many servers for each
shard. Logins are not held apart, so the start is what the bot itself takes; on Discord each shard
beyond the first adds 5.2 s where max_concurrency is 1. CPU is the process's own, so it says what a
core carries also where the loopback Discord, which takes far more of it, is what is slow here.
Memory and CPU are read from /proc, so this is for Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.wire.loopback import BotProcess, Discord, payloads, start_bot
from tests.wire.loopback.components import Json

QUESTIONS = (
    "Who passed the Denver ordinance?",
    "do they honor ice holds?",
    "¿Quién aprobó la ordenanza de Denver?",
    "what is the weather tomorrow?",
)
IN_FLIGHT = 32
TICKS = os.sysconf("SC_CLK_TCK")
START_WITHIN = 900.0
HEAD = f"{'shards':>6} {'servers':>8} {'start, s':>9} {'CPU, s':>7} {'MiB':>6} {'KiB a server':>13}"
HEAD += f" {'p50, ms':>8} {'a second':>9} {'CPU ms a question':>18} {'a message':>10}"


def cpu(bot: BotProcess) -> float:
    """CPU seconds of the process until now, its threads and no child."""
    stat = Path(f"/proc/{bot.pid}/stat").read_text(encoding="ascii")
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS


def enlarge(discord: Discord, channels: int, roles: int) -> None:
    """Give every further server so many channels and roles, made when they are told."""
    usual = discord.world.guild

    def guild(guild_id: str | None = None) -> Json:
        payload = usual(guild_id)
        if guild_id not in discord.world.further:
            return payload
        first = int(guild_id or 0)
        more = [payloads.channel(str(first + n), str(guild_id), n) for n in range(1, channels)]
        ranks = [payloads.role(str(first + n), f"rank {n}") for n in range(roles - 2)]
        whole = {"channels": [*payload["channels"], *more], "roles": [*payload["roles"], *ranks]}
        return {**payload, **whole}

    discord.world.guild = guild  # type: ignore[method-assign]


async def costs(bot: BotProcess, number: int, work: Callable[[], Awaitable[object]]) -> float:
    """CPU milliseconds of the bot for each of so many."""
    before = cpu(bot)
    await work()
    return (cpu(bot) - before) / number * 1000


async def measure(shards: int, given: argparse.Namespace, idle: float) -> str:
    """One life of a bot with so many shards; a row of the table."""
    discord = Discord(None)
    gateway, world = discord.gateway, discord.world
    gateway.recommended = gateway.at_once = shards
    gateway.remembered = 10
    rooms = [world.found_server(n % shards, shards) for n in range(given.servers * shards)]
    enlarge(discord, given.channels, given.roles)
    await discord.start()
    with tempfile.TemporaryDirectory() as folder:
        bot = await start_bot(discord, Path(folder))
        try:
            await bot.logs("ready: ", within=START_WITHIN)
            start, spent, memory = perf_counter() - bot.started, cpu(bot), bot.resident_mib()
            # What is done beside the answering, once, is not what is measured.
            await bot.logs("the knowledge folder is followed", within=START_WITHIN)

            async def ask(number: int) -> float:
                room = rooms[number * 7919 % len(rooms)]
                began = perf_counter()
                question = QUESTIONS[number % len(QUESTIONS)]
                return (await discord.mention_event(question, channel=room)).at - began

            async def many() -> None:
                numbers = iter(range(given.questions))

                async def asker() -> None:
                    for number in numbers:
                        await ask(number)

                await asyncio.gather(*(asker() for _ in range(IN_FLIGHT)))

            async def chat() -> None:
                for number in range(given.messages):
                    await discord.say("hello", channel=rooms[number * 7919 % len(rooms)])
                for shard in range(shards):
                    await discord.mention(QUESTIONS[0], channel=rooms[shard])

            for number in range(50):
                await ask(number)
            p50 = statistics.median([await ask(number) for number in range(100)])
            began = perf_counter()
            question = await costs(bot, given.questions, many)
            rate = given.questions / (perf_counter() - began)
            message = await costs(bot, given.messages, chat)
        finally:
            await bot.kill()
            await discord.stop()
    each = (memory - idle) * 1024 / len(rooms) if rooms else 0.0
    return (
        f"{shards:>6} {len(rooms):>8} {start:>9.1f} {spent:>7.1f} {memory:>6.0f} {each:>13.1f} "
        f"{p50 * 1000:>8.1f} {rate:>9.0f} {question:>18.2f} {message:>10.3f}"
    )


async def empty() -> float:
    """MiB of a bot that is in one server."""
    discord = Discord(None)
    await discord.start()
    with tempfile.TemporaryDirectory() as folder:
        bot = await start_bot(discord, Path(folder))
        try:
            await bot.logs("ready: ", within=START_WITHIN)
            return bot.resident_mib()
        finally:
            await bot.kill()
            await discord.stop()


async def run(given: argparse.Namespace) -> None:
    """A row for each number of shards."""
    idle = await empty()
    print(f"In one server: {idle:.0f} MiB. Load of this machine: {os.getloadavg()[0]:.1f}.")
    print(f"Servers of {given.channels} channels and {given.roles} roles:", HEAD, sep="\n")
    for shards in given.shards:
        print(await measure(shards, given, idle), flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shards", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--servers", type=int, default=2500, help="on each shard")
    parser.add_argument("--channels", type=int, default=30, help="in each server")
    parser.add_argument("--roles", type=int, default=20, help="in each server")
    parser.add_argument("--questions", type=int, default=2000)
    parser.add_argument("--messages", type=int, default=5000, help="that are not for the bot")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
