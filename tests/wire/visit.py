"""People with canaries for names do on the loopback Discord whatever a person can do."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable
from dataclasses import dataclass, field, replace

from .loopback import Discord, Fault, Person, button, buttons, payloads
from .loopback.components import Json
from .loopback.interactions import ANSWER
from .loopback.world import Interaction
from .traces import CANARY

ANSWERED = "Who passed the Denver ordinance?"
QUESTIONS = (
    f"who passed the denver ordinance {CANARY}question",
    f"¿quién aprobó la ordenanza de denver {CANARY}pregunta?",
    f"my brother {CANARY}brother was arrested, will they hold him for ice",
    f"ice is at my door right now {CANARY}door",
    f"does aurora honor ice detainers {CANARY}aurora",
    f"what is the weather in {CANARY}town",
    "ice",
    "👍👍",
    ANSWERED,
)
_TYPED, _MENU = 1, 3
_NO_TYPE = 99
REMOVED = "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original"
POSTED = "POST /channels/{channel_id}/messages"
CALLBACK = "/callback"
VIA = {"Via": "1.1 loopback"}


def with_canaries(discord: Discord) -> Discord:
    """Names that are secrets, for the server and its channels; before the bot starts."""
    world = discord.world
    world.guild_name = f"{CANARY} server"
    for room in world.rooms:
        room["name"] = f"{CANARY}-{room['name']}"
        room["topic"] = f"{CANARY} topic"
    return discord


@dataclass(slots=True)
class Visit:
    """Everything that people do in one run; `pressed` are the buttons, by their custom_id."""

    discord: Discord
    pressed: set[str] = field(default_factory=set)
    _count: itertools.count[int] = field(default_factory=itertools.count)

    def person(self) -> Person:
        """Somebody new, so that no limit stands in the way."""
        number = next(self._count)
        name = f"{CANARY.title()} Person{number}"
        return self.discord.world.person(name, nick=f"{CANARY}nick{number}")

    async def everything(self) -> None:
        """Every way to ask, and every button on what comes, and on what those bring."""
        for shown in [*await self._asked(), *await self._shown()]:
            for first in await self._press_all(shown):
                await self._press_all(first)
        await self._elsewhere()
        await self._share_and_remove()

    async def _asked(self) -> list[Json]:
        shown = []
        for question in QUESTIONS:
            shown.append(await self.discord.mention(question, author=self.person()))
            shown.append(await self.discord.dm(question, author=self.person()))
            said = await self.discord.say(question, author=self.person())
            for menu in self._commands(_MENU):
                answer = await self.discord.menu(menu, said, user=self.person())
                shown.append(answer.message)
            asker = self.person()
            await self.discord.autocomplete("ask", user=asker, question=question)
            for _ in range(2):  # the second time it is told to wait
                answer = await self.discord.slash("ask", user=asker, question=question)
                shown.append(answer.message)
        return [message for message in shown if message]

    async def _shown(self) -> list[Json]:
        answers = [
            await self.discord.slash(name, user=self.person())
            for name in self._commands(_TYPED)
            if name != "ask"
        ]
        return [answer.message for answer in answers if answer.message]

    def _commands(self, kind: int) -> list[str]:
        return [one["name"] for one in self.discord.world.commands[None] if one["type"] == kind]

    async def _press_all(self, message: Json) -> list[Json]:
        new = [one["custom_id"] for one in buttons(message) if one["custom_id"] not in self.pressed]
        shown = []
        for custom_id in new:
            self.pressed.add(custom_id)
            # A private message shows something else after a press: every press finds it as it was.
            self.discord.world.messages[message["id"]] = message
            answer = await self.discord.click(message, custom_id, user=self.person())
            if answer.message:
                shown.append(answer.message)
        return shown

    async def _elsewhere(self) -> None:
        """In a thread, and in a place that discord.py does not know: its log tells of it."""
        for kind, inside in ((payloads.THREAD, self.discord.world.rooms[0]), (_NO_TYPE, None)):
            place = self.discord.world.open(kind, inside)
            place["name"] = f"{CANARY} place"
            await self.discord.mention(QUESTIONS[0], channel=place, author=self.person())
            person = self.person()
            await self.discord.slash("ask", channel=place, user=person, question=QUESTIONS[0])

    async def _share_and_remove(self) -> None:
        asker = self.person()
        answer = await self.discord.slash("ask", user=asker, question=ANSWERED)
        assert answer.message
        share = button(answer.message, "Share")
        shared = (await self.discord.click(answer.message, share, user=asker)).message
        assert shared
        self.pressed.add(share)
        removed = self.discord.journal.expect(lambda event: event.name == REMOVED)
        await self.discord.press_button(shared, button(shared, "Remove"), user=asker)
        await self.discord.journal.outcome(removed)

    async def while_discord_fails(self) -> None:
        """Each way to ask and to press runs into each failure, whose words name somebody."""
        for fault in faults(POSTED, self.discord):
            await self._mention_into(fault)
        asker = self.person()
        reply = await self.discord.mention(ANSWERED, author=self.person())
        private = (await self.discord.slash("ask", user=asker, question=ANSWERED)).message
        assert private
        for fault in faults(CALLBACK, self.discord):
            ask = self.discord.press("ask", user=self.person(), question=QUESTIONS[0])
            await self._into(fault, ask)
            if fault.status == 500:  # discord.py waits for seconds and tries again: once will do
                continue
            first = buttons(reply)[0]["custom_id"]
            show = self.discord.press_button(reply, first, user=self.person())
            await self._into(replace(fault, times=1), show)
            share = self.discord.press_button(private, button(private, "Share"), user=asker)
            await self._into(replace(fault, times=1), share)
        for fault in faults(CALLBACK, self.discord):
            self.discord.faults.plan(fault)
            asker = self.person()
            await self.discord.press("ask", user=asker, typing=True, question=QUESTIONS[0])
            await self.discord.met(fault)
        await self.discord.mention(ANSWERED, author=self.person())

    async def while_the_line_breaks(self) -> None:
        """Questions are asked while the gateway is lost in each way; each is answered after all."""
        gateway = self.discord.gateway
        await gateway.ask_reconnect()
        await self.discord.mention(QUESTIONS[0], author=self.person())
        await gateway.close(4000)
        await self.discord.mention(QUESTIONS[0], author=self.person())
        gateway.cut()
        await self.discord.mention(QUESTIONS[0], author=self.person())

    async def _mention_into(self, fault: Fault) -> None:
        self.discord.faults.plan(fault)
        if fault.cut or fault.status == 500 or fault.headers:
            # It is tried again: by us, or by discord.py.
            await self.discord.mention(QUESTIONS[2], author=self.person())
        else:
            text, mention = f"{self.discord.name} {QUESTIONS[0]}", [self.discord.world.bot]
            await self.discord.say(text, author=self.person(), mentions=mention)
        await self.discord.met(fault)

    async def _into(self, fault: Fault, doing: Awaitable[Interaction]) -> None:
        """Do it under a failure, until its person sees something after all, if only an apology."""
        self.discord.faults.plan(fault)
        since = len(self.discord.journal.events)
        asked = await doing
        await self.discord.met(fault)
        if fault.status == 200:  # discord.py takes it for answered, so there is no apology
            return
        await self.discord.journal.wait(
            lambda event: event.name == ANSWER and event.data["answer"].interaction is asked,
            since=since,
        )


def faults(route: str, discord: Discord) -> list[Fault]:
    """What Discord may do instead of taking a message."""
    words = {"message": f"{CANARY} {discord.world.guild_id}", "code": 50013}
    wait = {**words, "retry_after": 0.01, "global": False}
    return [
        *(Fault(route=route, status=status, body=words) for status in (400, 403, 404, 500, 503)),
        Fault(route=route, status=429, body=wait, headers=VIA),
        Fault(route=route, status=429, body={**wait, "global": True}, headers=VIA),
        Fault(route=route, status=429, body=wait),
        Fault(route=route, cut=True),
        # Not what it should be: discord.py cannot read it.
        Fault(route=route, status=200, body={"content": CANARY}),
    ]
