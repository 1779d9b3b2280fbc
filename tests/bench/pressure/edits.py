"""An editor who works while the crowd asks: good saves, a bad one, and an edit from Discord."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.library.folder import read_folder, revision_of
from bot.texts import editors
from tests.wire.loopback import BotProcess, Discord, Person, button, texts
from tests.wire.loopback.process import ROOT
from tests.wire.loopback.world import Answer

GOOD, BROKEN = "kind: answer", "kind: anser"
LIVE_WITHIN = 60.0
"""Seconds; for a machine that is busy with the crowd."""
TYPES_FOR = 1.0
"""Seconds in which nobody fills in a form. Sent at the moment in which Discord takes it, it may be
sent before discord.py has heard that it was taken, and is a form that it does not know."""
WORDING = "council head count on the vote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq:
    """A FAQ to be edited: `old` stands once in it and may become `new`; `entry` gets a wording."""

    folder: Path
    old: str
    new: str
    entry: str


SHIPPED = Faq(
    folder=ROOT / "knowledge",
    old="an act of the city, not of Colorado",
    new="an act of the city and not of Colorado",
    entry="vote-count",
)
SMALL = Faq(
    folder=ROOT / "tests/examples/base",
    old="ordinance on a Monday",
    new="ordinance on one Monday",
    entry="council-vote",
)


@dataclass(slots=True)
class Edits:
    """What the editor does in turn: `done` went as it should, `failed` tells the rest."""

    discord: Discord
    bot: BotProcess
    folder: Path
    faq: Faq
    editor: Person
    done: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)

    async def go_on(self, rest: float) -> None:
        """One edit after the other until cancelled, with so many seconds between."""
        while True:
            for edit in (self.save, self.save_badly, self.publish):
                try:
                    await edit()
                    self.done[edit.__name__] += 1
                except AssertionError as error:
                    said = str(error).partition("\n")[0]
                    self.failed.append(f"{edit.__name__}: {said}")
                await asyncio.sleep(rest)

    async def save(self) -> None:
        """A good save, which goes live."""
        text = (self.folder / "faq.yaml").read_text(encoding="utf-8")
        old, new = self.faq.old, self.faq.new
        old, new = (old, new) if old in text else (new, old)
        await self._save(text, text.replace(old, new, 1))

    async def save_badly(self) -> None:
        """A save that cannot go live, and its mending, which changes nothing."""
        file = self.folder / "faq.yaml"
        text = file.read_text(encoding="utf-8")
        since = len(self.bot.log)
        file.write_text(text.replace(GOOD, BROKEN, 1), encoding="utf-8")
        await self.bot.logs("unknown-choice", within=LIVE_WITHIN, since=since)
        file.write_text(text, encoding="utf-8")

    async def publish(self) -> None:
        """An edit with `/faq-admin` that adds a wording, or takes it away again."""
        form = await self._form()
        labelled = {part.get("label"): part.get("component") for part in form.body["components"]}
        field = labelled[editors.WORDINGS_EN["en"]]
        lines = field["value"].splitlines()
        changed = [line for line in lines if line != WORDING]
        changed = changed if WORDING in lines else [*lines, WORDING]
        await asyncio.sleep(TYPES_FOR)
        shown = await self.discord.submit(form, {field["custom_id"]: "\n".join(changed)})
        assert shown.message
        publish = button(shown.message, editors.PUBLISH["en"])
        done = await self.discord.click(shown.message, publish, user=self.editor)
        assert done.message
        assert "Live as version" in texts(done.message), texts(done.message)

    async def _form(self) -> Answer:
        while True:
            got = await self.discord.slash("faq-admin edit", user=self.editor, entry=self.faq.entry)
            if got.kind == 9:
                return got
            await asyncio.sleep(0.2)

    async def _save(self, old: str, new: str) -> None:
        assert old != new
        since = len(self.bot.log)
        (self.folder / "faq.yaml").write_text(new, encoding="utf-8")
        revision = revision_of(read_folder(self.folder)[0])
        await self.bot.logs(f"FAQ {revision} is live", within=LIVE_WITHIN, since=since)
