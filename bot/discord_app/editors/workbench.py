"""What the editors' commands share: the live FAQ, what is being typed, and the way to publish."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.model import Entry, Knowledge, Language
from bot.discord_app.asker import locale_of, tell
from bot.discord_app.editors.desk import EditorsDesk
from bot.discord_app.editors.drafts import Drafts
from bot.library.library import Library
from bot.library.publisher import Publisher
from bot.store.errors import StoreError
from bot.store.version import Version
from bot.texts import editors

Interaction = discord.Interaction[Any]


class Workbench:
    """Works from when the FAQ has been tested after the start.

    Args:
        library: what is live.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.drafts = Drafts()
        self._desk: EditorsDesk | None = None

    def open(self, publisher: Publisher) -> None:
        """From now on editors can work."""
        self._desk = EditorsDesk(publisher, self.drafts)

    @property
    def knowledge(self) -> Knowledge:
        """The live FAQ."""
        return self.library.current.knowledge

    def passages(self) -> tuple[str, ...]:
        """Every name that a statement may give as its source, those not yet published first."""
        return tuple(dict.fromkeys((*self.drafts.sources(), *self.knowledge.sources.passages)))

    def documents(self) -> frozenset[str]:
        """Every document by name, those not yet published too."""
        waiting = (source.document_id for source in self.drafts.sources().values())
        return frozenset((*waiting, *self.knowledge.sources.documents))

    async def desk(self, interaction: Interaction) -> EditorsDesk | None:
        """The desk; None where it is not open yet, which the editor was told."""
        desk = self._desk  # it may be opened while the editor is told
        if desk is None:
            await tell(interaction, editors.NOT_READY[locale_of(interaction)])
        return desk

    async def entry(self, interaction: Interaction, entry_id: str) -> Entry | None:
        """An entry of the live FAQ; None where there is no such, which the editor was told."""
        entry = self.knowledge.entry(entry_id)
        if entry is None:
            language = locale_of(interaction)
            await tell(interaction, editors.NO_ENTRY[language].format(entry=entry_id))
        return entry

    async def versions(self, limit: int, before: int | None = None) -> Sequence[Version] | None:
        """Published versions, newest first; None where the history cannot be read."""
        recorder = self._desk.publisher.recorder if self._desk else None
        if recorder is None:
            return None
        try:
            return await recorder.history.versions(limit, before)
        except StoreError:
            return None


def pen_name(typed: str | None, language: Language) -> str:
    """The name that the history is told: of the editor's own choice, or none at all."""
    return (typed or "").strip() or editors.UNSIGNED[language]
