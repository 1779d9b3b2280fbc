"""The faults of the table: each does to one bot what can happen to it, and asks it questions."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.wire.loopback import BotProcess, Discord, Fault
from tests.wire.loopback.interactions import ANSWER
from tests.wire.loopback.journal import Event

QUESTION = "Who passed the Denver ordinance?"
POSTED, CALLBACK = "POST /channels/{channel_id}/messages", "/callback"
VIA = {"Via": "1.1 loopback"}
STEP = 0.02
"""Seconds between two looks at what has happened."""

Start = Callable[[], Awaitable[BotProcess]]


@dataclass(slots=True)
class Life:
    """One bot on a Discord of its own, and what it was asked there."""

    discord: Discord
    start: Start
    bot: BotProcess | None = None
    asked: list[str] = field(default_factory=list)
    """The ids of messages and of interactions."""
    ending: float | None = None
    """Seconds from a signal to the end."""

    async def begin(self) -> None:
        """Start it and wait until it hears."""
        self.bot = await self.start()
        await self.until(lambda: bool(self.discord.journal.named("READY")), 60)

    async def ask(self, room: int = 0) -> str:
        """Mention it, once, and wait for nothing."""
        text = f"{self.discord.name} {QUESTION}"
        said = await self.discord.say(text, channel=room, mentions=[self.discord.world.bot])
        self.asked.append(said["id"])
        return str(said["id"])

    async def command(self) -> None:
        """Send /ask, and wait for nothing."""
        interaction = await self.discord.press("ask", question=QUESTION)
        self.asked.append(interaction.payload["id"])

    def answers(self, asked: str) -> int:
        """How many answers somebody sees to one question."""
        events = self.discord.journal.events
        return len({shown for event in events for shown in _shown(event, asked)})

    @property
    def over(self) -> bool:
        """Whether the process has ended."""
        return self.bot is not None and self.bot.has_ended

    async def until(self, holds: Callable[[], bool], within: float) -> bool:
        """Whether this comes true in time; a bot that has ended does nothing more."""
        latest = perf_counter() + within
        while not holds():
            if perf_counter() > latest or self.over:
                return False
            await asyncio.sleep(STEP)
        return True

    async def stop(self, how: signal.Signals) -> None:
        """Send a signal; takes note of how long the end takes."""
        assert self.bot is not None
        began = perf_counter()
        self.bot.send(how)
        await self.until(lambda: False, 15)
        self.ending = perf_counter() - began


def _shown(event: Event, asked: str) -> list[str]:
    """The ids of the messages in which this event answers this question."""
    if event.name == ANSWER:
        interaction = event.data["answer"].interaction
        return [asked] if interaction.payload["id"] == asked else []
    if event.name != POSTED or event.data["status"] != 200:
        return []
    reference = event.data["result"].get("message_reference") or {}
    return [event.data["result"]["id"]] if reference.get("message_id") == asked else []


Do = Callable[[Life], Awaitable[None]]


def _later(do: Do) -> Do:
    """A fault of a bot that has been answering; one question meets it."""

    async def whole(life: Life) -> None:
        await life.begin()
        if life.over:
            return
        first = await life.ask()
        await life.until(lambda: bool(life.answers(first)), 10)
        life.asked.clear()
        await do(life)

    return whole


def _closed(code: int) -> Do:
    async def do(life: Life) -> None:
        await life.discord.gateway.close(code)
        await life.ask()

    return _later(do)


async def _reconnect(life: Life) -> None:
    await life.discord.gateway.ask_reconnect()
    await life.ask()


async def _cut(life: Life) -> None:
    life.discord.gateway.cut()
    await life.ask()


async def _session_over(life: Life) -> None:
    await life.discord.gateway.invalidate(resumable=False)


async def _resume_refused(life: Life) -> None:
    (connection,) = life.discord.gateway.connections()
    life.discord.gateway.sessions.clear()
    connection.request.transport.abort()  # type: ignore[union-attr]


async def _told_twice(life: Life) -> None:
    await life.command()
    await life.until(lambda: life.answers(life.asked[-1]) > 0, 5)
    life.discord.gateway.tell_again = True
    life.discord.gateway.cut()
    await life.until(lambda: bool(life.discord.journal.named("RESUMED")), 10)


async def _flapping(life: Life) -> None:
    for flap in range(1, 5):
        life.discord.gateway.cut()
        await life.ask(flap)
        await life.until(lambda f=flap: len(life.discord.journal.named("RESUMED")) >= f, 15)


async def _gateway_away(life: Life) -> None:
    life.discord.gateway.refuse_with = 503
    life.discord.gateway.cut()
    await life.ask()
    await asyncio.sleep(5)
    life.discord.gateway.refuse_with = None


async def _gateway_away_at_start(life: Life) -> None:
    life.discord.gateway.refuse_with = 503
    life.bot = await life.start()
    await life.until(lambda: bool(life.discord.journal.named("GET /oauth2/applications/@me")), 60)
    await asyncio.sleep(5)
    life.discord.gateway.refuse_with = None


async def _no_login_left(life: Life) -> None:
    gateway = life.discord.gateway
    gateway.allowed, gateway.reset_after_ms = 0, 5000
    life.bot = await life.start()
    await life.until(lambda: bool(life.discord.journal.named("GET /oauth2/applications/@me")), 60)
    await asyncio.sleep(5)
    gateway.allowed = 1000


async def _rest_away_at_start(life: Life) -> None:
    out = life.discord.faults.plan(Fault(route="/", cut=True, times=10_000))
    life.bot = await life.start()
    await life.until(lambda: bool(life.discord.heard), 60)
    await asyncio.sleep(5)
    life.discord.faults.forget(out)


async def _rest_away(life: Life) -> None:
    out = life.discord.faults.plan(Fault(route="/", cut=True, times=10_000))
    await life.ask()
    await asyncio.sleep(5)
    life.discord.faults.forget(out)


async def _half_a_ready(life: Life) -> None:
    life.discord.gateway.cut_ready = 2
    # A login that comes too early is for the bot to wait for, not for Discord to forgive.
    life.bot = await life.start()
    await life.until(lambda: life.discord.gateway.cut_ready == 0, 60)


def _payload(text: str) -> Do:
    async def do(life: Life) -> None:
        await life.discord.gateway.connections()[0].send_text(text)
        await life.ask()

    return _later(do)


async def _garbage(life: Life) -> None:
    connection = life.discord.gateway.connections()[0]
    await connection.socket.send_bytes(b"\x00garbage\x00\x00\xff\xff")
    await life.ask()


async def _unreadable_event(life: Life) -> None:
    session = next(iter(life.discord.gateway.sessions.values()))
    await session.tell("GUILD_CREATE", None)  # type: ignore[arg-type]
    await life.ask()


def _rest(times: int = 1, **fault: Any) -> Do:
    async def do(life: Life) -> None:
        life.discord.faults.plan(Fault(route=POSTED, times=times, **fault))
        await life.ask()

    return _later(do)


def _command(times: int, **fault: Any) -> Do:
    async def do(life: Life) -> None:
        life.discord.faults.plan(Fault(route=CALLBACK, times=times, **fault))
        await life.command()
        await asyncio.sleep(5)

    return _later(do)


def _signal(how: signal.Signals) -> Do:
    async def do(life: Life) -> None:
        held = life.discord.faults.plan(Fault(route=POSTED, hold=True, times=20))
        for room in range(20):
            await life.ask(room)
        await life.until(lambda: held.times == 0, 5)
        asyncio.get_running_loop().call_later(1.0, held.release.set)
        await life.stop(how)

    return _later(do)


def _too_many(seconds: float) -> dict[str, Any]:
    body = {"message": "x", "retry_after": seconds, "global": False}
    return {"status": 429, "headers": {**VIA, "X-RateLimit-Scope": "shared"}, "body": body}


FAULTS: dict[str, tuple[Do, ...]] = {
    "closes 1000, 1001, 4000 to 4003, 4005 to 4009": tuple(
        map(_closed, [1000, 1001, 4000, 4001, 4002, 4003, *range(4005, 4010)])
    ),
    "closes 4004, 4010 to 4014, which only the host can mend": tuple(
        map(_closed, [4004, *range(4010, 4015)])
    ),
    "RECONNECT asked for": (_later(_reconnect),),
    "the line cut without a word": (_later(_cut),),
    "the line cut four times in a row": (_later(_flapping),),
    "the session declared over": (_later(_session_over),),
    "the resume refused": (_later(_resume_refused),),
    "after a resume, what was heard is told again": (_later(_told_twice),),
    "the login cut in its middle, twice": (_half_a_ready,),
    "the gateway away for 5 s": (_later(_gateway_away),),
    "the gateway away for 5 s at the start": (_gateway_away_at_start,),
    "no login left for 5 s, as GET /gateway/bot tells": (_no_login_left,),
    "REST away for 5 s": (_later(_rest_away),),
    "REST away for 5 s at the start": (_rest_away_at_start,),
    "a payload that is no JSON": (_payload("{"),),
    "a payload that is a list": (_payload("[]"),),
    "an event whose content is missing": (_later(_unreadable_event),),
    "a broken compression stream": (_later(_garbage),),
    "500, 502, 504 on a reply, once each": tuple(_rest(status=s) for s in (500, 502, 504)),
    "503 on a reply, three times": (_rest(3, status=503),),
    "the connection cut under a reply, three times": (_rest(3, cut=True),),
    "the connection cut once the reply was taken": (_rest(cut=True, after=True),),
    "429 on a reply, seven times": (_rest(7, **_too_many(0.1)),),
    "429 on a reply from Discord's doorkeeper": (_rest(status=429, headers={"Retry-After": "2"}),),
    "500 on the answer to a command, twice": (_command(2, status=500),),
    "the connection cut under the answer to a command": (_command(1, cut=True),),
    "no permission (50013, 50001), no channel (10003): nobody can be answered": tuple(
        _rest(status=status, body={"message": "x", "code": code})
        for status, code in ((403, 50013), (403, 50001), (404, 10003))
    ),
    "SIGTERM while 20 answers are being sent": (_signal(signal.SIGTERM),),
    "SIGINT while 20 answers are being sent": (_signal(signal.SIGINT),),
}
