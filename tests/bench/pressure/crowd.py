"""Many people in many servers, who ask in every way that there is."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from time import perf_counter

from bot.core.evaluate import labelled_questions
from bot.library.library import Library
from tests.bench.pressure.ledger import Asked, Ear, Kind, Ledger
from tests.bench.pressure.limits import DiscordLimits
from tests.wire.loopback import Discord, Person, buttons, payloads
from tests.wire.loopback.commands import command_data
from tests.wire.loopback.components import BUTTON, Json
from tests.wire.loopback.driver import POSTED
from tests.wire.loopback.interactions import ANSWER, AUTOCOMPLETE, COMMAND, COMPONENT
from tests.wire.loopback.journal import Event
from tests.wire.loopback.process import ROOT
from tests.wire.loopback.world import Interaction

MIX: dict[Kind, int] = {
    "slash": 35,
    "mention": 20,
    "direct": 5,
    "menu": 5,
    "button": 15,
    "typing": 20,
}
"""Of a hundred."""
COUNTED: tuple[Kind, ...] = ("slash", "mention", "direct", "menu")
"""What the bot counts as a new question of a person."""
OVER = 0.02
"""Share of the counted questions that are followed at once by one more of the same person."""
KEPT = 6_000
"""Messages and interactions that the loopback remembers: more than are ever open at once."""


class Recording(Ear):
    """The same, and remembers the last messages with buttons, to press them."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self.shown: deque[Json] = deque(maxlen=200)

    def add(self, event: Event) -> None:
        """Keep what came with buttons."""
        super().add(event)
        if event.name == POSTED and event.data["status"] == 200:
            self.shown.append(event.data["result"])
        elif event.name == ANSWER and event.data["answer"].message:
            self.shown.append(event.data["answer"].message)


class Crowd:
    """People who ask, each seldom enough that no limit meets them, but for those who rush."""

    def __init__(
        self, *, people: int, servers: int, channels: int, faq: Path = ROOT / "knowledge"
    ) -> None:
        self.journal = Recording(Ledger())
        self.limits = DiscordLimits()
        self.discord = Discord(None)
        self.discord.journal = self.discord.world.journal = self.journal
        self.discord.limits = self.limits  # type: ignore[assignment]
        self._dice = random.Random(1)
        self._servers = [self._server(channels) for _ in range(servers)]
        self._rooms = cycle([room for place in zip(*self._servers, strict=True) for room in place])
        world = self.discord.world
        self._people: Iterator[Person] = cycle([world.person(f"P{n}") for n in range(people)])
        self._passers = cycle([world.person(f"B{n}") for n in range(50)])
        self._questions = _questions(faq)

    def _server(self, channels: int) -> list[Json]:
        world, guild = self.discord.world, self.discord.world.new_id()
        rooms = [payloads.channel(world.new_id(), guild, number) for number in range(channels)]
        world.channels |= {room["id"]: room for room in rooms}
        return rooms

    async def arrive(self) -> None:
        """Tell the bot of all servers."""
        world = self.discord.world
        for number, rooms in enumerate(self._servers):
            more = {"preferred_locale": "en-US", "channels": rooms, "threads": []}
            guild = payloads.guild(
                rooms[0]["guild_id"],
                world.bot,
                world.owner.user,
                world.new_id(),
                name=f"Server {number}",
                **more,
            )
            await self.discord.gateway.dispatch("GUILD_CREATE", guild)

    def listen(self, ledger: Ledger) -> None:
        """From now on note in another ledger what is asked and what comes."""
        self.journal.ledger = ledger

    async def ask(self) -> None:
        """Somebody asks in some way; now and then once more at once, which is over their limit."""
        kind = self._dice.choices(list(MIX), list(MIX.values()))[0]
        if kind == "button" and not self.journal.shown:
            kind = "slash"
        if kind not in COUNTED:
            await self._ask(kind, next(self._passers))
            return
        person = next(self._people)
        await self._ask(kind, person)
        if self._dice.random() < OVER:
            await self._ask(kind, person, over=True)

    async def steady(self, rate: float, seconds: float) -> None:
        """So many questions a second, whatever comes of those before."""
        began, number = perf_counter(), 0
        while (due := number / rate) < seconds:
            await asyncio.sleep(max(0.0, began + due - perf_counter()))
            await self.ask()
            number += 1
            if number % 500 == 0:
                self.forget()

    async def burst(self, questions: int) -> None:
        """So many at once."""
        for number in range(questions):
            await self.ask()
            if number % 10 == 0:
                await asyncio.sleep(0)  # what the bot sends meanwhile is heard as it comes

    async def settle(self, within: float) -> None:
        """Until nobody waits any more, or for so many seconds."""
        ends = perf_counter() + within
        while self.journal.ledger.open() and perf_counter() < ends:  # noqa: ASYNC110 - it has two ends
            await asyncio.sleep(0.2)

    async def _ask(self, kind: Kind, person: Person, *, over: bool = False) -> None:
        room, question = next(self._rooms), self._question()
        match kind:
            case "mention" | "direct":
                await self._say(kind, question, person, room, over=over)
            case "slash" | "typing":
                focused = "question" if kind == "typing" else None
                data = self._data({"question": question}, focused)
                number = AUTOCOMPLETE if kind == "typing" else COMMAND
                asked = self.discord.world.interact(number, person, room, data=data)
                await self._tell(kind, asked, over=over)
            case "menu":
                await self._menu(question, person, room, over=over)
            case "button":
                await self._press(person)

    def _data(self, options: Json, focused: str | None) -> Json:
        return command_data(self.discord._command("ask"), [], options, focused)

    async def _say(
        self, kind: Kind, text: str, person: Person, room: Json, *, over: bool = False
    ) -> None:
        discord, more = self.discord, {}
        if kind == "mention":
            bot = {**discord.world.bot, "member": payloads.member()}
            text, more = f"{discord.name} {text}", {"mentions": [bot]}
        else:
            room = person.dm_channel
        said = discord._written(text, room, person, more)
        self.journal.ledger.expect(said["id"], Asked(kind=kind, at=perf_counter(), over=over))
        await discord._tell(said)

    async def _menu(self, question: str, person: Person, room: Json, *, over: bool) -> None:
        said = self.discord._written(question, room, next(self._passers), {})
        command = self.discord._command("Answer this", kind=3)
        resolved = {"messages": {said["id"]: said}}
        data = {"id": command["id"], "name": command["name"], "type": 3, "target_id": said["id"]}
        asked = self.discord.world.interact(
            COMMAND, person, room, data={**data, "resolved": resolved}
        )
        await self._tell("menu", asked, over=over)

    async def _press(self, person: Person) -> None:
        message = self._dice.choice(self.journal.shown)
        # The last ones take a public answer away, or post one.
        shown = buttons(message)[:2]
        if not shown:
            return
        data = {"component_type": BUTTON, "id": 1, "custom_id": shown[-1]["custom_id"]}
        room = self.discord.world.channels[message["channel_id"]]
        asked = self.discord.world.interact(COMPONENT, person, room, data=data, message=message)
        await self._tell("button", asked)

    async def _tell(self, kind: Kind, asked: Interaction, *, over: bool = False) -> None:
        self.journal.ledger.expect(
            asked.payload["token"], Asked(kind=kind, at=perf_counter(), over=over)
        )
        await self.discord.gateway.dispatch("INTERACTION_CREATE", asked.payload)

    def _question(self) -> str:
        """A labelled question, every third one with a slip, which no memory of words helps."""
        text = self._dice.choice(self._questions)
        if len(text) > 8 and self._dice.random() < 1 / 3:
            place = self._dice.randrange(1, len(text) - 1)
            text = text[:place] + text[place + 1 :]
        return text

    def forget(self) -> None:
        """Let the loopback forget what is long over, so that its own memory is no load."""
        world = self.discord.world
        for store in (world.messages, world.interactions, world.nonces):
            for key in list(store)[: max(0, len(store) - KEPT)]:
                del store[key]
        self.discord.heard.clear()
        self.discord.gateway.frames.clear()


def _questions(faq: Path) -> list[str]:
    return [asked.text for asked in labelled_questions(Library.open(faq).current)]
