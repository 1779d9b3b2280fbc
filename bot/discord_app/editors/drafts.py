"""What editors have typed and not yet published: in memory, for a quarter of an hour."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.core.editing.edit import AddSource, Edit
from bot.core.editing.form import EntryForm, EntryHead
from bot.core.model import Knowledge, Language
from bot.discord_app.editors.source_form import SourceForm
from bot.library.proposal import Proposal

# Discord lets a bot change a private message for 15 minutes; the last word takes some of them.
LIFETIME: Final = 14 * 60 + 30.0
"""Seconds for which a proposal can be published."""
SOURCE_LIFETIME: Final = 60 * 60.0
"""Seconds for which a new source waits for an entry that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """A form with what stands in it: to be opened again as it was left.

    `seen` is what was live when its editor last looked.
    """

    head: EntryHead
    fields: EntryForm
    seen: Knowledge
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One editor's unpublished work. `typed` is what they typed, as a file's name and text.

    `form` or `source` is the form that it was typed into, if there was one.
    """

    language: Language
    pen_name: str
    why: str
    typed: tuple[str, str]
    form: FilledForm | None = None
    source: SourceForm | None = None
    edit: Edit | None = None
    proposal: Proposal | None = None

    @property
    def can_be_opened(self) -> bool:
        """Whether there is a form to edit again."""
        return self.form is not None or self.source is not None


class Drafts:
    """Drafts by a random key, and new sources by name. Nobody's id is kept with them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._drafts: dict[str, tuple[float, Draft]] = {}
        self._sources: dict[str, tuple[float, AddSource]] = {}

    def now(self) -> float:
        """Seconds on the clock that drafts live by."""
        return self._clock()

    def keep(self, draft: Draft, since: float | None = None) -> str:
        """Keep a draft under a new key, from when its private message began."""
        key, now = secrets.token_hex(8), self._clock()
        self._drafts = {k: kept for k, kept in self._drafts.items() if now < kept[0]}
        self._drafts[key] = (now if since is None else since) + LIFETIME, draft
        return key

    def get(self, key: str) -> Draft | None:
        """The draft, unless it has expired."""
        until, draft = self._drafts.get(key, (0.0, None))
        return draft if self._clock() < until else None

    def take(self, key: str) -> Draft | None:
        """The draft, which is no longer kept: nobody can publish it twice."""
        draft = self.get(key)
        self._drafts.pop(key, None)
        return draft

    def end(self, key: str) -> Draft | None:
        """The draft, expired or not, which is no longer kept; None if somebody took it before."""
        _, draft = self._drafts.pop(key, (0.0, None))
        return draft

    def keep_source(self, source: AddSource) -> None:
        """Let a new source wait for an entry that names it."""
        now = self._clock()
        self._sources = {name: kept for name, kept in self._sources.items() if now < kept[0]}
        self._sources[source.passage_id] = now + SOURCE_LIFETIME, source

    def sources(self) -> dict[str, AddSource]:
        """The sources that wait, by the passage's name."""
        now = self._clock()
        return {name: source for name, (until, source) in self._sources.items() if now < until}
