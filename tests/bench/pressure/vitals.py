"""How a process is, read from /proc while it runs: memory, processor, files, threads, its lag."""

from __future__ import annotations

import asyncio
import math
import os
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from tests.wire.loopback import BotProcess

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One look. `cpu` in seconds since its start, `lag` the seconds in which its loop answered."""

    at: float
    mib: float
    cpu: float
    files: int
    threads: int
    lag: float
    state: int
    """Bytes in the state folder."""


@dataclass(slots=True)
class Vitals:
    """Looks at a bot again and again."""

    bot: BotProcess
    port: int
    state: Path
    samples: list[Sample] = field(default_factory=list)

    async def watch(self, every: float) -> None:
        """Look until cancelled, or until the bot is gone."""
        while True:
            try:
                self.samples.append(await self._look())
            except (FileNotFoundError, ProcessLookupError):
                return
            await asyncio.sleep(every)

    async def _look(self) -> Sample:
        lag = await self._lag()
        return self._sample(lag)

    def _sample(self, lag: float) -> Sample:
        pid = self.bot.pid
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return Sample(
            at=perf_counter(),
            mib=self.bot.resident_mib(),
            cpu=(int(fields[11]) + int(fields[12])) / _TICKS,
            files=len([*Path(f"/proc/{pid}/fd").iterdir()]),
            threads=int(fields[17]),
            lag=lag,
            state=sum(one.stat().st_size for one in self.state.rglob("*") if one.is_file()),
        )

    async def _lag(self) -> float:
        """Seconds until its event loop answers a request that costs it next to nothing."""
        began = perf_counter()
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return math.nan
        writer.write(b"GET /healthz HTTP/1.0\r\n\r\n")
        await reader.read()
        writer.close()
        return perf_counter() - began

    def after(self, at: float) -> list[Sample]:
        """The samples from a moment on."""
        return [sample for sample in self.samples if sample.at >= at]


def slope(samples: list[Sample]) -> tuple[float, float]:
    """MiB an hour by least squares, and the standard error of that; both nan for too few."""
    count = len(samples)
    if count < 3:
        return math.nan, math.nan
    hours = [sample.at / 3600 for sample in samples]
    mid, mean = sum(hours) / count, sum(sample.mib for sample in samples) / count
    spread = sum((hour - mid) ** 2 for hour in hours)
    pairs = list(zip(hours, (sample.mib for sample in samples), strict=True))
    rise = sum((hour - mid) * (mib - mean) for hour, mib in pairs) / spread
    left = sum((mib - mean - rise * (hour - mid)) ** 2 for hour, mib in pairs)
    return rise, math.sqrt(left / (count - 2) / spread)
