"""What goes live in, a version in the history out; nothing is forgotten if the bot is killed."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.core.editing.changes import Change, changes, to_json
from bot.core.loading.parse import parse
from bot.core.snapshot import Snapshot
from bot.library.folder import revision_of
from bot.library.proposal import Proposal, Published, Signed
from bot.library.publishing import done, pending
from bot.library.recover import from_note
from bot.store.errors import StoreError
from bot.store.version import NewVersion, Version

if TYPE_CHECKING:
    from bot.store.history import History

_log = logging.getLogger(__name__)

FROM_FILE: Final = Signed(who="file", via="file", why="")


def _now() -> datetime:
    return datetime.now(UTC)


class Recorder:
    """Writes versions into the history.

    Args:
        history: where to.
        state: STATE_DIR, where the journal of a publication lies until it is recorded.
        clock: the time, with its zone.
    """

    def __init__(self, history: History, state: Path, clock: Callable[[], datetime] = _now) -> None:
        self.history = history
        self._state = state
        self._clock = clock
        self._owed: list[tuple[NewVersion, Mapping[str, str]]] = []

    def version(self, proposal: Proposal, signed: Signed) -> NewVersion:
        """What the history will be told of a proposal."""
        return NewVersion(
            key=proposal.key,
            at=self._clock(),
            via=signed.via,
            who=signed.who,
            why=signed.why,
            changes=_written(proposal.changes),
            revision=revision_of(proposal.texts),
            parent=proposal.base_revision,
        )

    async def record(self, new: NewVersion, texts: Mapping[str, str]) -> Published:
        """Record what is live. What cannot be now, will be before the next version is."""
        self._owed.append((new, texts))
        try:
            version = await self._pay()
        except (OSError, StoreError) as error:
            reason = in_a_sentence(error)
            _log.error("FAQ %s is live, but not in the history: %s", new.revision, reason)
            return Published(None, unrecorded=reason)
        return Published(version)

    async def record_saved(
        self, proposal: Proposal, before: tuple[Snapshot, Mapping[str, str]]
    ) -> Published:
        """Record files that somebody saved, or that a publication wrote which was cut off.

        Args:
            proposal: what they are, which is live now.
            before: what was live before it, and has its place in the history before it.
        """
        journal = await asyncio.to_thread(pending, self._state)
        new = from_note(journal) if journal else None
        if new is None or new.revision != revision_of(proposal.texts):
            new = self.version(proposal, FROM_FILE)
        try:
            await self.settle(*before)
        except (OSError, StoreError):
            _log.warning("FAQ %s is not in the history yet", before[0].revision)
        return await self.record(new, proposal.texts)

    async def settle(self, live: Snapshot, texts: Mapping[str, str]) -> datetime:
        """Record what went live and is not recorded: a kill came between, or a locked database.

        Returns:
            Since when it is live, as far as the history knows.

        Raises:
            StoreError: the history cannot be written.
            OSError: the journal cannot be removed.
        """
        journal = await asyncio.to_thread(pending, self._state)
        new = from_note(journal) if journal else None
        if new and new.revision == live.revision and not self._owed:
            self._owed.append((new, texts))
        await self._pay()
        newest = await self.history.newest()
        if newest is None:
            newest = await self.history.record(self._found(live, None, ()), texts)
        elif newest.revision != live.revision:
            before = await self.history.texts(newest.number)
            known = (await asyncio.to_thread(parse, before)).knowledge
            told = changes(known, live.knowledge) if known else ()
            found = self._found(live, newest.revision, told)
            newest = await self.history.record(found, texts)
        return newest.at

    async def _pay(self) -> Version | None:
        """Record what is owed, the oldest first; the last version of it."""
        version = None
        while self._owed:
            new, texts = self._owed[0]
            version = await self.history.record(new, texts)
            del self._owed[0]
            await asyncio.to_thread(_forget, self._state, new.key)
        return version

    def _found(self, live: Snapshot, parent: str | None, told: tuple[Change, ...]) -> NewVersion:
        """What is live and nobody published: the beginning, or what a kill left untold."""
        return NewVersion(
            key=secrets.token_hex(8),
            at=self._clock(),
            via=FROM_FILE.via,
            who=FROM_FILE.who,
            why=FROM_FILE.why,
            changes=_written(told),
            revision=live.revision,
            parent=parent,
        )


def in_a_sentence(error: Exception) -> str:
    """What went wrong with files or the history, for people."""
    if isinstance(error, OSError):
        return f"The files cannot be written: {error.strerror}. Look at the disk and its rights."
    return str(error)


def _forget(state: Path, key: str) -> None:
    journal = pending(state)
    if journal and journal.key == key:
        done(state)


def _written(told: Iterable[Change]) -> tuple[str, ...]:
    return tuple(json.dumps(to_json(change), ensure_ascii=False) for change in told)
