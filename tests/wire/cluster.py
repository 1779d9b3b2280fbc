"""Several bot processes with a part of the shards each: one Discord, one folder, one database."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from .loopback import BotProcess, Discord, Person, button, texts
from .loopback.components import Json
from .loopback.process import ROOT, endpoints
from .loopback.server import ROOM

ASKED = "Who voted for the Denver ordinance?"
NEW = "how did seat nine on that body decide"
POSTED = f"POST {ROOM}"
FORM, PATIENCE = 9, 60.0


@dataclass(slots=True)
class Cluster:
    """`each` shards in each of `processes`, as pods of a numbered set have them."""

    discord: Discord
    folder: Path
    database: str
    processes: int
    each: int
    settings: dict[str, str] = field(default_factory=dict)
    bots: list[BotProcess | None] = field(default_factory=list)
    editor: Person = field(init=False)

    def __post_init__(self) -> None:
        self.editor = self.discord.world.person("Erin")
        self.bots = [None] * self.processes
        if not self.knowledge.exists():
            shutil.copytree(ROOT / "tests" / "examples" / "base", self.knowledge)

    @property
    def count(self) -> int:
        """All shards."""
        return self.processes * self.each

    @property
    def knowledge(self) -> Path:
        """The one folder that all have."""
        return self.folder / "knowledge"

    def ids(self, number: int) -> range:
        """The shards of a process."""
        return range(number * self.each, (number + 1) * self.each)

    def process_of(self, guild_id: str) -> int:
        """The number of the process that hears a server."""
        return (int(guild_id) >> 22) % self.count // self.each

    @property
    def leader(self) -> int:
        """The number of the process that writes."""
        return self.process_of(self.discord.world.guild_id)

    async def start(self, number: int) -> BotProcess:
        """Start a process, and wait until all of its shards are logged in."""
        discord, first = self.discord, self.ids(number)
        since = len(discord.journal.events)
        settings = {
            "KNOWLEDGE_DIR": str(self.knowledge),
            "STATE_DIR": str(self.folder / f"state-{number}"),
            "DATABASE_URL": self.database,
            "SHARD_COUNT": str(self.count),
            "SHARD_IDS": f"{first[0]}-{first[-1]}",
            "HOME_GUILD_ID": discord.world.guild_id,
            "EDITOR_USER_IDS": self.editor.id,
            "SEMANTIC": "off",
        }
        environment = {**endpoints(discord), **settings, **self.settings}
        bot = await BotProcess.start(["-m", "bot", "run"], environment, self.folder)
        self.bots[number] = bot
        within = PATIENCE + 5 * self.each
        for shard in first:
            await discord.journal.wait(
                lambda event, wanted=(shard, self.count): (
                    event.name == "READY" and event.data["shard"] == wanted
                ),
                since=since,
                within=within,
            )
        await bot.logs("ready: ", within=PATIENCE)
        return bot

    async def kill(self, number: int) -> None:
        """SIGKILL: nothing is closed, nothing is said."""
        bot, self.bots[number] = self.bots[number], None
        assert bot is not None
        await bot.kill()

    async def stop(self) -> list[str]:
        """End them all; what they logged."""
        ended = [await bot.stop() for bot in self.bots if bot is not None]
        self.bots = [None] * self.processes
        assert {one.code for one in ended} <= {0}, ended
        return [one.stdout for one in ended]

    async def says_yes(self, question: str, room: Json) -> bool:
        """Whether the bot in this server gives the answer that names KDVR."""
        return "KDVR" in texts(await self.discord.mention(question, channel=room))

    async def asked_in(self, room: Json) -> Json:
        """A mention in this server; nobody waits for what comes of it."""
        discord = self.discord
        return await discord.say(
            f"{discord.name} {ASKED}", channel=room, mentions=[discord.world.bot]
        )

    def replies(self, message: Json) -> int:
        """How often a message was answered until now."""
        return sum(
            (event.data["result"].get("message_reference") or {}).get("message_id") == message["id"]
            for event in self.discord.journal.named(POSTED)
        )

    async def edit(self) -> float:
        """An editor adds a wording in the home server; the moment in which it was published."""
        discord = self.discord
        while True:
            form = await discord.slash("faq-admin edit", user=self.editor, entry="council-vote")
            if form.kind == FORM:
                break
        (wordings,) = [
            part["component"]
            for part in form.body["components"]
            if part["label"] == "Wordings in English"
        ]
        changed = {wordings["custom_id"]: f"{wordings['value']}\n{NEW}"}
        shown = await discord.submit(form, changed)
        began = perf_counter()
        pressed = await discord.click(
            shown.message, button(shown.message, "Publish"), user=self.editor
        )
        assert "Live as version" in texts(pressed.message), texts(pressed.message)
        return began

    async def live_in(self, rooms: dict[int, Json], began: float) -> dict[int, float]:
        """Seconds from `began` until each process gives the new answer."""

        async def until(room: Json) -> float:
            async with asyncio.timeout(PATIENCE):
                while not await self.says_yes(NEW, room):
                    pass  # each try waits for its answer
            return perf_counter() - began

        return dict(zip(rooms, await asyncio.gather(*map(until, rooms.values())), strict=True))
