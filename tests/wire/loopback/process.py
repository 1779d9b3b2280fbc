"""A bot as a process of its own, in a clean environment: how it starts, ends, and what it said."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from .driver import Discord

ROOT = Path(__file__).resolve().parents[3]
NOOP = Path(__file__).resolve().parents[1] / "noop_bot.py"
ENDS_WITHIN = 10.0
"""Seconds within which the bot has closed after a signal, or has given up its start."""
LONGEST_LINE = 2**20
"""Bytes."""
KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""All that a bot gets from the environment of the tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a process ended: its exit code (negative: the signal) and what it wrote."""

    code: int
    stdout: str
    stderr: str


class BotProcess:
    """A running bot. `started` is the moment of its start, on `time.perf_counter`."""

    def __init__(self, process: asyncio.subprocess.Process, started: float) -> None:
        self.started = started
        self._process = process
        self._lines: list[str] = []
        self._wrote = asyncio.Condition()
        self._end = asyncio.create_task(self._collect())

    @classmethod
    async def start(
        cls, arguments: list[str], environment: dict[str, str], directory: Path
    ) -> BotProcess:
        """Start Python with these arguments in `directory`, where no `.env` of ours lies."""
        kept = {key: os.environ[key] for key in KEPT if key in os.environ}
        started = perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=directory,
            env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=LONGEST_LINE,
        )
        return cls(process, started)

    async def _collect(self) -> Ended:
        assert self._process.stderr is not None
        err, _ = await asyncio.gather(self._process.stderr.read(), self._read_log())
        code = await self._process.wait()
        return Ended(code=code, stdout="".join(self._lines), stderr=err.decode())

    async def _read_log(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            async with self._wrote:
                self._lines.append(line.decode())
                self._wrote.notify_all()

    @property
    def log(self) -> tuple[str, ...]:
        """The lines of log that it has written."""
        return tuple(self._lines)

    async def logs(self, text: str, *, within: float = ENDS_WITHIN, since: int = 0) -> None:
        """Until a line of its log from the `since`-th on, also one written before, has this text.

        Raises:
            AssertionError: none has after `within` seconds.
        """
        try:
            async with asyncio.timeout(within), self._wrote:
                await self._wrote.wait_for(
                    lambda: any(text in line for line in self._lines[since:])
                )
        except TimeoutError:
            log = "".join(self._lines)
            raise AssertionError(f"{text!r} was not logged within {within} s:\n{log}") from None

    def tell_death(self, discord: Discord) -> None:
        """Let nobody wait for a bot that has failed."""

        def told(task: asyncio.Task[Ended]) -> None:
            if not task.cancelled() and (ended := task.result()).code:
                discord.journal.give_up(f"The bot ended with {ended.code}:\n{ended.stderr}")

        self._end.add_done_callback(told)

    async def ended(self, *, within: float = ENDS_WITHIN) -> Ended:
        """How it ended.

        Raises:
            AssertionError: it still runs after `within` seconds; it is killed then.
        """
        try:
            return await asyncio.wait_for(asyncio.shield(self._end), within)
        except TimeoutError:
            ended = await self.kill()
            raise AssertionError(f"The bot still runs after {within} s:\n{ended}") from None

    @property
    def has_ended(self) -> bool:
        """Whether it has, by itself or not."""
        return self._end.done()

    def send(self, how: signal.Signals) -> None:
        """Send a signal."""
        self._process.send_signal(how)

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> Ended:
        """Send a signal and wait for the end."""
        self.send(how)
        return await self.ended()

    async def kill(self) -> Ended:
        """End it, whatever it does; no harm if it has ended."""
        if self._process.returncode is None:
            self._process.kill()
        return await self._end

    def take_no_more_files(self) -> None:
        """From now on the disk is full for it: no file may grow (Linux only)."""
        _, most = resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (0, most))

    def take_files_again(self) -> None:
        """There is space again."""
        _, most = resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (most, most))

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def resident_mib(self) -> float:
        """Resident memory in MiB, from `/proc` (Linux only)."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        kib = next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]
        return int(kib) / 1024


def endpoints(discord: Discord) -> dict[str, str]:
    """The environment that points a bot at this Discord, with its token."""
    if discord.base.startswith("https:"):
        return {"DISCORD_TOKEN": discord.world.token}  # it goes by the name of the real one
    return {
        "DISCORD_TOKEN": discord.world.token,
        "DISCORD_API_BASE": discord.base,
        "DISCORD_GATEWAY_URL": discord.gateway.url,
    }


async def start_bot(discord: Discord, directory: Path, **environment: str) -> BotProcess:
    """The real bot, `python -m bot run`, on the shipped knowledge, its state in `directory`."""
    ours = {
        "KNOWLEDGE_DIR": str(ROOT / "knowledge"),
        "STATE_DIR": str(directory / "state"),
        "SEMANTIC": "off",
    }
    return await _start(discord, ["-m", "bot", "run"], directory, {**ours, **environment})


async def start_noop(discord: Discord, directory: Path, **environment: str) -> BotProcess:
    """The bot that only says the same thing: for the emulator's own tests, and as the floor."""
    return await _start(discord, [str(NOOP)], directory, environment)


async def _start(
    discord: Discord, arguments: list[str], directory: Path, environment: dict[str, str]
) -> BotProcess:
    discord.expect_new_process()
    process = await BotProcess.start(arguments, {**endpoints(discord), **environment}, directory)
    process.tell_death(discord)
    return process
