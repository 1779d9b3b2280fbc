"""The websocket side: who is connected, what has been told, and every way a connection can end."""

from __future__ import annotations

import itertools
import json
from collections import deque
from time import perf_counter
from typing import Any

from aiohttp import WSMsgType, web

from . import transport
from .components import Json
from .connection import MOST_PAYLOADS, Connection, Session
from .journal import Event
from .world import World

RECONNECT = 7
INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11
OTHER_CLIENT_OPS = frozenset({3, 4, 8})
"""Presence, voice state, request members: taken and ignored."""
UNKNOWN_OP, UNREADABLE, NOT_IDENTIFIED, TOKEN_REFUSED = 4001, 4002, 4003, 4004
IDENTIFIED_TWICE, TOO_FAST = 4005, 4008
NO_SUCH_SHARD, TOO_FEW_SHARDS = 4010, 4011
WRONG_VERSION, INTENTS_REFUSED = 4012, 4014
GUILDS, MESSAGE_CONTENT = 1 << 0, 1 << 15
PRIVILEGED = (1 << 1) | (1 << 8) | MESSAGE_CONTENT
IDENTIFY_WINDOW = 5.0
"""Seconds between two IDENTIFYs (developer documentation, Gateway, rate limiting)."""
LARGEST_PAYLOAD = 4096
"""Bytes a client may send at once."""
HEARTBEAT_EVERY_MS = 41_250
REMEMBERED = 2000
"""Events of a session that a client may be told again."""


class Gateway:
    """Gateway v10 for one application.

    Set `refuse_with` to an HTTP status to refuse connections, `close_identify_with` to a close
    code to turn the bot away at IDENTIFY, `cut_ready` to how many READYs end halfway, `deaf` to
    acknowledge no heartbeat, `spoil_resumes` to answer RESUME by nonsense, `tell_again` to repeat
    then what the bot has heard already. `allowed` and `reset_after_ms` are what `/gateway/bot`
    says of further IDENTIFYs; one more than that is a failure. `recommended` is how many shards
    it says, `demanded` how many there must be, `at_once` its `max_concurrency`.
    """

    def __init__(self, world: World) -> None:
        self.url = ""
        self.refuse_with: int | None = None
        self.close_identify_with: int | None = None
        self.cut_ready = 0
        self.deaf = False
        self.spoil_resumes = False
        self.tell_again = False
        self.allowed, self.reset_after_ms = 999, 0
        self.recommended, self.demanded, self.at_once = 1, 1, 1
        self.remembered = REMEMBERED
        self.identify_window = IDENTIFY_WINDOW
        self.heartbeat_every_ms = HEARTBEAT_EVERY_MS
        self.privileged_allowed = 0
        self.sessions: dict[str, Session] = {}
        self.frames: list[Json] = []
        """All that clients have sent."""
        self._world = world
        self._numbers = itertools.count(1)
        self._last_identify: dict[int, float] = {}

    def forget_identify(self) -> None:
        """Let a client IDENTIFY although another just did."""
        self._last_identify.clear()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One connection from HELLO to its end."""
        if self.refuse_with:
            return web.Response(status=self.refuse_with)
        socket = web.WebSocketResponse(max_msg_size=LARGEST_PAYLOAD, compress=False)
        await socket.prepare(request)
        connection = Connection(socket, request, transport.encoder(request.query.get("compress")))
        self._note("CONNECTED", compress=request.query.get("compress"), host=request.host)
        if request.query.get("v") != "10" or request.query.get("encoding") != "json":
            await socket.close(code=WRONG_VERSION)
            return socket
        await connection.send({"op": HELLO, "d": {"heartbeat_interval": self.heartbeat_every_ms}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._take(connection, frame.data)
        self._forget(connection)
        self._note("CLOSED", code=socket.close_code, by_bot=not connection.closed_here)
        return socket

    async def _take(self, connection: Connection, text: str) -> None:
        now, heard = perf_counter(), connection.heard
        if len(heard) == MOST_PAYLOADS and now - heard[0] < 60:
            self._world.violate("more than 120 payloads a minute on one connection")
            await connection.close(TOO_FAST)
            return
        heard.append(now)
        try:
            payload = json.loads(text)
        except ValueError:
            self._world.violate("a payload that is no JSON")
            await connection.close(UNREADABLE)
            return
        await self._hear(connection, payload)

    async def _hear(self, connection: Connection, payload: Json) -> None:
        self.frames.append(payload)
        match payload["op"]:
            case 1:
                self._note("HEARTBEAT", sequence=payload["d"])
                if not self.deaf:
                    await connection.send({"op": HEARTBEAT_ACK})
            case 2:
                await self._identify(connection, payload["d"])
            case 6:
                await self._resume(connection, payload["d"])
            case op if op not in OTHER_CLIENT_OPS:
                await connection.close(UNKNOWN_OP)
            case _ if self._session_of(connection) is None:
                await connection.close(NOT_IDENTIFIED)

    async def _identify(self, connection: Connection, data: Json) -> None:
        self._note("IDENTIFY", intents=data.get("intents"), shard=data.get("shard"))
        if self.allowed < 1:
            self._world.violate("an IDENTIFY although none is left for today")
        self.allowed -= 1
        refusal = self.close_identify_with or self._identify_refusal(connection, data)
        if refusal:
            await connection.close(refusal)
            return
        shard = data.get("shard") or [0, 1]
        identity = f"session-{next(self._numbers)}"
        told: deque[Json] = deque(maxlen=self.remembered)
        session = Session(identity, data["intents"], (shard[0], shard[1]), connection, told=told)
        if self.cut_ready:
            self.cut_ready -= 1
            await connection.send_half(json.dumps(self._ready(session)))
            return
        self.sessions[identity] = session
        await session.tell("READY", self._ready(session))
        for guild_id in self._guilds(session) if session.intents & GUILDS else ():
            await session.tell("GUILD_CREATE", self._world.guild(guild_id))
        self._note("READY", session=identity, shard=session.shard)

    def _identify_refusal(self, connection: Connection, data: Json) -> int | None:
        """The close code, if this IDENTIFY may not pass; too early a one is a failure."""
        number, of = data.get("shard") or (0, 1)
        since = perf_counter() - self._last_identify.get(number % self.at_once, -IDENTIFY_WINDOW)
        self._last_identify[number % self.at_once] = perf_counter()
        if since < self.identify_window:
            self._world.violate(f"two IDENTIFYs within {since:.1f} s, where 5 s must lie between")
        if not 0 <= number < of >= self.demanded:
            return NO_SUCH_SHARD if number >= of else TOO_FEW_SHARDS
        if data.get("token") != self._world.token:
            return TOKEN_REFUSED
        if self._session_of(connection):
            return IDENTIFIED_TWICE
        if not isinstance(data.get("intents"), int) or not data.get("properties"):
            self._world.violate("IDENTIFY without intents or properties")
            return NOT_IDENTIFIED
        if data["intents"] & PRIVILEGED & ~self.privileged_allowed:
            return INTENTS_REFUSED
        return None

    def _ready(self, session: Session) -> Json:
        return {
            "v": 10,
            "user": {**self._world.bot, "mfa_enabled": False, "verified": True, "email": None},
            "guilds": [{"id": each, "unavailable": True} for each in self._guilds(session)],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": list(session.shard),
            "application": {"id": self._world.application_id, "flags": 0},
        }

    def _guilds(self, session: Session) -> list[str]:
        """The servers whose events come to this session."""
        everywhere = (self._world.guild_id, *self._world.further)
        return [one for one in everywhere if session.hears({"guild_id": one}, "GUILD_CREATE")]

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(data.get("session_id") or "")
        known = session is not None and data.get("seq") is not None
        if session is None or not known or data["seq"] > session.number:
            self._note("RESUME REFUSED")
            await connection.send({"op": INVALID_SESSION, "d": False})
            return
        if data.get("token") != self._world.token:
            await connection.close(TOKEN_REFUSED)
            return
        if self.spoil_resumes:
            await connection.send_text("{")
            return
        session.connection = connection
        for payload in [
            told for told in session.told if told["s"] > (0 if self.tell_again else data["seq"])
        ]:
            await connection.send(payload)
        await session.tell("RESUMED", {})
        self._note("RESUMED", session=session.id)

    def _session_of(self, connection: Connection) -> Session | None:
        return next((one for one in self.sessions.values() if one.connection is connection), None)

    def _forget(self, connection: Connection) -> None:
        """A clean close by the client ends its session; after any other end it may resume."""
        session = self._session_of(connection)
        if session is None:
            return
        session.connection = None
        if connection.socket.close_code in (1000, 1001) and not connection.closed_here:
            del self.sessions[session.id]

    def _note(self, name: str, **data: Any) -> None:
        self._world.journal.add(Event(name=name, data=data))

    async def dispatch(self, name: str, data: Json) -> None:
        """Tell an event to the shard that it belongs to, also while it is away."""
        for session in list(self.sessions.values()):
            if session.hears(data, name):
                await session.tell(name, self._veiled(session, data))

    def _veiled(self, session: Session, data: Json) -> Json:
        """Without the content that a bot may not read: neither its own nor a mention nor a DM."""
        bot_id = self._world.bot["id"]
        if "content" not in data or session.intents & MESSAGE_CONTENT or not data.get("guild_id"):
            return data
        if (data.get("author") or {}).get("id") == bot_id:
            return data
        if any(user["id"] == bot_id for user in data.get("mentions", ())):
            return data
        return {**data, "content": "", "embeds": [], "attachments": [], "components": []}

    def connections(self) -> list[Connection]:
        """The open ones."""
        return [one.connection for one in self.sessions.values() if one.connection]

    async def close(self, code: int) -> None:
        """Close every connection with this code, as Discord's end would."""
        for connection in self.connections():
            await connection.close(code)

    async def ask_reconnect(self) -> None:
        """Opcode 7: come back and resume."""
        for connection in self.connections():
            await connection.send({"op": RECONNECT, "d": None})

    async def invalidate(self, *, resumable: bool) -> None:
        """Opcode 9: the session is over, or (`resumable`) may be resumed."""
        for connection in self.connections():
            await connection.send({"op": INVALID_SESSION, "d": resumable})

    def cut(self) -> None:
        """Drop every connection without a word, as a dying line does."""
        for connection in self.connections():
            if connection.request.transport:
                connection.request.transport.abort()
