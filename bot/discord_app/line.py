"""A line to Discord's gateway, kept up through every failure that time can mend.

discord.py has a loop of its own for this, `Client.connect`. It ends the process on a payload that
it cannot read and on a gateway that refuses the first connection, and a new start would lose what
was asked meanwhile. Here the session outlives whatever happens to its connections, and Discord
tells again what was missed.
"""

from __future__ import annotations

import asyncio
import logging
import math
from dataclasses import dataclass
from typing import Final

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

from bot.discord_app.logins import Logins
from bot.discord_app.patience import Patience
from bot.exits import Exit
from bot.happened import Cause, LineEnded, Note, unnoted
from bot.log import describe

_log = logging.getLogger(__name__)

FATAL: Final = {
    4004: Exit.TOKEN_REFUSED,
    4010: Exit.SHARDS_REFUSED,
    4011: Exit.SHARDS_REFUSED,
    4012: Exit.VERSION_REFUSED,
    4013: Exit.INTENTS_REFUSED,
    4014: Exit.INTENTS_REFUSED,
}
"""The close codes after which no second try can help, and what the process ends with.

https://discord.com/developers/docs/topics/opcodes-and-status-codes
"""

_CONNECT_WITHIN = 60.0
_CLOSE_WITHIN = 5.0
_HELD = 60.0
"""Seconds after which a connection counts as a good one, whatever ends it."""
_HELD_AND_RESUMABLE = 10.0
"""The same where the next one takes its session over, which costs no login."""
_RESUMABLE = 4000
"""A close code of ours that leaves the session open; 1000 would end it."""

_NETWORK = (OSError, aiohttp.ClientError, TimeoutError, discord.GatewayNotFound)


@dataclass(frozen=True, slots=True)
class _Session:
    """What Discord needs to know to tell a new connection what the last one missed."""

    id: str
    sequence: int
    gateway: yarl.URL


@dataclass(frozen=True, slots=True)
class _Ended:
    """Why a connection is no more, for counting and in words for the log."""

    cause: Cause
    words: str


class Line:
    """The connections of one shard to the gateway, one after the other.

    Args:
        bot: logged in.
        patience: how to wait.
        logins: tells when this shard may log in.
        shard: its number.
        note: is told of each connection that ends.
    """

    def __init__(
        self,
        bot: discord.Client,
        patience: Patience,
        logins: Logins,
        shard: int,
        note: Note = unnoted,
    ) -> None:
        self.up = False
        """Whether a connection stands."""
        self.drops = 0
        """How often a connection has ended or could not be made."""
        self._bot = bot
        self._patience = patience
        self._logins = logins
        self._shard = shard
        self._note = note
        self._socket: DiscordWebSocket | None = None
        self._session: _Session | None = None
        self._broken_at: int | None = None
        self._held = False

    @property
    def latency(self) -> float:
        """Seconds that Discord took to answer the last heartbeat; NaN where no line stands."""
        return self._socket.latency if self._socket and self.up else math.nan

    async def keep(self) -> Exit:
        """Listen until cancelled, or until Discord refuses the bot for good."""
        failures = 0
        while True:
            self._held = False
            ended = await self._attempt()
            if isinstance(ended, Exit):
                return ended
            self.drops += 1
            self._note(LineEnded(ended.cause))
            failures = 1 if self._held else failures + 1
            pause = self._patience.pause(failures)
            _log.info("the line to Discord ended (%s); trying again in %.0f s", ended.words, pause)
            await self._patience.sleep(pause)

    async def close(self, code: int) -> None:
        """End the connection, without waiting long for the other side; 1000 ends the session."""
        if self._socket is not None:
            await _close(self._socket, code)

    async def _attempt(self) -> Exit | _Ended:
        """One connection from its start to its end; why it ended."""
        try:
            if self._session is None:
                async with self._logins.turn(self._shard):
                    socket = await self._connect()
            else:
                socket = await self._connect()
        except discord.ConnectionClosed as closed:
            return _closed(closed)
        except ReconnectWebSocket:
            return _Ended("not-connected", "closed before it stood")
        except Exception as error:  # noqa: BLE001 - whatever it is, a later try may go well
            return _Ended("not-connected", describe(error))
        self._socket = socket
        self.up = True
        connected = self._patience.clock()
        try:
            return await self._listen(socket)
        finally:
            self.up = False
            least = _HELD_AND_RESUMABLE if self._session else _HELD
            self._held = self._patience.clock() - connected >= least

    async def _connect(self) -> DiscordWebSocket:
        session = self._session
        async with asyncio.timeout(_CONNECT_WITHIN):
            return await DiscordWebSocket.from_client(
                self._bot,
                initial=True,  # else discord.py would wait before an IDENTIFY, as we have done
                gateway=session.gateway if session else None,
                shard_id=self._shard,
                session=session.id if session else None,
                sequence=session.sequence if session else None,
                resume=session is not None,
            )

    async def _listen(self, socket: DiscordWebSocket) -> Exit | _Ended:
        try:
            while True:
                await self._hear(socket)
        except ReconnectWebSocket as asked:
            self._remember(socket if asked.resume else None)
            if not asked.resume:
                return _Ended("session-over", "the session is over")
            # discord.py takes a line that breaks for a wish to reconnect.
            if socket.socket.close_code == aiohttp.WSCloseCode.ABNORMAL_CLOSURE:
                return _Ended("network", "it broke")
            return _Ended("closed", "Discord asked for it")
        except discord.ConnectionClosed as closed:
            self._remember(socket)
            return _closed(closed)
        except _NETWORK as error:
            self._remember(socket)
            await _close(socket)
            return _Ended("network", describe(error))
        except Exception as error:  # noqa: BLE001 - a frame that is no payload, a broken stream
            # Told again and broken again in the same place: only a new session gets past it, as
            # it does without a READY (event 1) that could be read.
            again = socket.sequence == self._broken_at
            self._broken_at = socket.sequence
            self._remember(None if again or socket.sequence == 1 else socket)
            await _close(socket)
            return _Ended("unreadable", f"unreadable: {describe(error)}")

    async def _hear(self, socket: DiscordWebSocket) -> None:
        """Take one payload. One event that the parser cannot read is left out, no more.

        Its number has been read then, so the line itself is sound. READY, the first, is needed.
        """
        before = socket.sequence
        try:
            await socket.poll_event()
        except (ReconnectWebSocket, discord.ConnectionClosed, *_NETWORK):
            raise
        except Exception as error:
            if before is None or socket.sequence == before:
                raise
            _log.error("an event of Discord cannot be read and is left out: %s", describe(error))

    def _remember(self, socket: DiscordWebSocket | None) -> None:
        if socket is None or socket.session_id is None or not socket.sequence:
            self._session = None
        else:
            self._session = _Session(socket.session_id, socket.sequence, socket.gateway)


def _closed(closed: discord.ConnectionClosed) -> Exit | _Ended:
    return FATAL.get(closed.code) or _Ended("closed", f"closed with {closed.code}")


async def _close(socket: DiscordWebSocket, code: int = _RESUMABLE) -> None:
    """Leave a connection that is of no use any more, without waiting long for the other side."""
    try:
        async with asyncio.timeout(_CLOSE_WITHIN):
            await socket.close(code=code)
    except _NETWORK as error:
        _log.debug("a dead line could not be closed: %s", describe(error))
