"""All lines of this process, one for each of its shards."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Sequence

import discord

from bot.discord_app.line import Line
from bot.discord_app.logins import Logins
from bot.discord_app.patience import Patience
from bot.discord_app.shards import Shards
from bot.exits import Exit
from bot.happened import Note, unnoted
from bot.log import describe

_log = logging.getLogger(__name__)

_TOO_FEW = (
    "Discord recommends %d shards, SHARD_COUNT is %d: raise it before Discord demands it, in all "
    "processes at once"
)


class Lines:
    """The connections of one bot to the gateway.

    Args:
        bot: logged in.
        patience: how to wait.
        shards: which of them are this process's.
        note: is told of each connection that ends.
    """

    def __init__(
        self,
        bot: discord.AutoShardedClient,
        patience: Patience,
        shards: Shards | None = None,
        note: Note = unnoted,
    ) -> None:
        self._bot = bot
        self._patience = patience
        self._shards = shards or Shards()
        self._note = note
        self._logins = Logins(bot, patience)
        self._lines: tuple[Line, ...] = ()

    @property
    def up(self) -> bool:
        """Whether every connection stands."""
        return bool(self._lines) and all(line.up for line in self._lines)

    @property
    def drops(self) -> int:
        """How often a connection has ended or could not be made."""
        return sum(line.drops for line in self._lines)

    @property
    def latency(self) -> float:
        """The longest of the lines that stand, in seconds; NaN where none does."""
        known = [line.latency for line in self._lines if line.up]
        return max(known, default=math.nan)

    async def keep(self) -> Exit:
        """Listen until cancelled, or until Discord refuses the bot for good.

        More servers than its shards may serve are no such refusal where Discord then recommends
        more shards and nobody has set how many: all begin anew with as many.
        """
        recommended = await self._recommended()
        while True:
            count, ours = self._shards.of(recommended)
            if recommended > count:
                _log.warning(_TOO_FEW, recommended, count)
            ended = await self._hold(count, ours)
            if ended is not Exit.SHARDS_REFUSED or self._shards.count is not None:
                return ended
            recommended = await self._recommended()
            if recommended <= count:
                return ended
            _log.warning("Discord demands more than %d shards; starting %d", count, recommended)

    async def close(self, code: int = 1000) -> None:
        """End every connection; 1000 ends the sessions too."""
        await asyncio.gather(*(line.close(code) for line in self._lines))

    async def _hold(self, count: int, ours: Sequence[int]) -> Exit:
        """Keep these lines until Discord refuses one for good."""
        state = self._bot._connection  # noqa: SLF001 - what `launch_shards` sets, and nobody else
        self._bot.shard_count = state.shard_count = count
        self._bot.shard_ids = state.shard_ids = list(ours)
        self._lines = tuple(
            Line(self._bot, self._patience, self._logins, one, self._note) for one in ours
        )
        if count > 1:
            _log.info("%d of %d shards are this process's, from %d on", len(ours), count, ours[0])
        keeping = [asyncio.create_task(line.keep()) for line in self._lines]
        try:
            done, _ = await asyncio.wait(keeping, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in keeping:
                task.cancel()
            await asyncio.wait(keeping)
        await self.close()
        return next(iter(done)).result()

    async def _recommended(self) -> int:
        """How many shards Discord recommends, however long it takes to learn it."""
        if self._shards.count == 1:
            return 1
        failures = 0
        while True:
            try:
                return await self._logins.recommended()
            except Exception as error:  # noqa: BLE001 - whatever it is, a later try may go well
                failures += 1
                pause = self._patience.pause(failures)
                _log.info("Discord does not say how many shards (%s)", describe(error))
                await self._patience.sleep(pause)
