"""What the editors' commands share: the live FAQ, what is being typed, and the way to publish."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import discord

from bot.core.model import Entry, Knowledge, Language
from bot.discord_app.asker import locale_of, tell
from bot.discord_app.editors.counted import Counted, counted
from bot.discord_app.editors.desk import EditorsDesk
from bot.discord_app.editors.drafts import Drafts
from bot.library.library import Library
from bot.library.publisher import Publisher
from bot.store.errors import StoreError
from bot.store.version import Version
from bot.texts import editors

if TYPE_CHECKING:
    from bot.store.counts import Counts
    from bot.store.history import History

Interaction = discord.Interaction[Any]
_T = TypeVar("_T")

READ_WITHIN = 1.5
"""Seconds for the database: half of what Discord waits for a first answer."""


class Workbench:
    """Works from when the FAQ has been tested after the start.

    Args:
        library: what is live.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.drafts = Drafts()
        self._desk: EditorsDesk | None = None
        self._history: History | None = None
        self._counts: Counts | None = None

    def open(
        self,
        publisher: Publisher,
        history: History | None = None,
        counts: Counts | None = None,
    ) -> None:
        """From now on editors can work, and everybody can read what changed.

        Args:
            publisher: lets edits go live.
            history: what everybody reads; the one that the publisher writes unless given.
            counts: how questions came out, for editors.
        """
        self._desk = EditorsDesk(publisher, self.drafts)
        recorder = publisher.recorder
        self._history = history or (recorder.history if recorder else None)
        self._counts = counts

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
        return await _read(self._history.versions(limit, before)) if self._history else None

    async def counted(self) -> Counted | None:
        """How questions came out lately; None where that cannot be read."""
        today = self.library.current.today
        assert today is not None, "the library dates what it gives"
        return await _read(counted(self._counts, today)) if self._counts else None


async def _read(reading: Awaitable[_T]) -> _T | None:
    try:
        async with asyncio.timeout(READ_WITHIN):
            return await reading
    except (StoreError, TimeoutError):
        return None


def pen_name(typed: str | None, language: Language) -> str:
    """The name that the history is told: of the editor's own choice, or none at all."""
    return (typed or "").strip() or editors.UNSIGNED[language]
