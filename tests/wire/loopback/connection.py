"""One socket of a client, and the session that outlives it: what was told, in numbered events."""

from __future__ import annotations

import contextlib
import json
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

from . import transport
from .components import Json

DISPATCH = 0
GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 9, 1 << 12
MOST_PAYLOADS = 120
"""Payloads a client may send on one connection in a minute."""


@dataclass(slots=True)
class Connection:
    """One socket with the compression that its client asked for."""

    socket: web.WebSocketResponse
    request: web.Request
    encode: transport.Encoder
    closed_here: bool = False
    heard: deque[float] = field(default_factory=lambda: deque(maxlen=MOST_PAYLOADS))
    """When the last payloads came."""

    async def close(self, code: int) -> None:
        """End it from Discord's side."""
        self.closed_here = True
        await self.socket.close(code=code)

    async def send(self, payload: Json) -> None:
        await self.send_text(json.dumps(payload))

    async def send_half(self, text: str) -> None:
        """Send the first half of a payload, and drop the line."""
        frame = self.encode(text)
        half = frame[: len(frame) // 2]
        await (
            self.socket.send_str(half) if isinstance(half, str) else self.socket.send_bytes(half)
        )
        if self.request.transport:
            self.request.transport.close()

    async def send_text(self, text: str) -> None:
        """Send a payload as it is, good or bad."""
        frame = self.encode(text)
        # A line that dies under the frame loses it; the session tells it again after a resume.
        with contextlib.suppress(ConnectionError):
            if isinstance(frame, str):
                await self.socket.send_str(frame)
            else:
                await self.socket.send_bytes(frame)


@dataclass(slots=True)
class Session:
    """What outlives a connection: the numbered events, so that a client may resume."""

    id: str
    intents: int
    shard: tuple[int, int]
    connection: Connection | None
    number: int = 0
    told: deque[Json] = field(default_factory=lambda: deque(maxlen=2000))

    async def tell(self, name: str, data: Json) -> None:
        self.number += 1
        payload = {"op": DISPATCH, "t": name, "s": self.number, "d": data}
        self.told.append(payload)
        if self.connection:
            await self.connection.send(payload)

    def hears(self, data: Json, name: str) -> bool:
        """By its shard and its intents."""
        guild_id = data.get("guild_id")
        number, of = self.shard
        if ((int(guild_id) >> 22) % of if guild_id else 0) != number:
            return False
        wanted = GUILD_MESSAGES if guild_id else DIRECT_MESSAGES
        return not name.startswith("MESSAGE_") or bool(self.intents & wanted)
