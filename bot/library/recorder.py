"""What goes live in, a version in the history out; nothing is forgotten if the bot is killed."""

from __future__ import annotations

import asyncio
import contextlib
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
from bot.store.version import NewVersion

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
            parent=proposal.base.revision,
        )

    async def record(self, new: NewVersion, texts: Mapping[str, str]) -> Published:
        """Record what is live. Where that fails, the journal or the next start makes up for it."""
        try:
            version = await self.history.record(new, texts)
            await asyncio.to_thread(done, self._state)
        except (OSError, StoreError) as error:
            reason = in_a_sentence(error)
            _log.error("FAQ %s is live, but not in the history: %s", new.revision, reason)
            return Published(None, unrecorded=reason)
        return Published(version)

    async def settle(self, live: Snapshot, texts: Mapping[str, str]) -> None:
        """Record what was published and not recorded: a kill came between, or a locked database.

        Raises:
            StoreError: the history cannot be written.
            OSError: the journal cannot be removed.
        """
        journal = await asyncio.to_thread(pending, self._state)
        if journal is not None:
            with contextlib.suppress(ValueError):
                new = from_note(journal.key, journal.note)
                if new.revision == live.revision:
                    await self.history.record(new, texts)
            await asyncio.to_thread(done, self._state)
        newest = await self.history.newest()
        if newest is None:
            await self.history.record(self._found(live, None, ()), texts)
        elif newest.revision != live.revision:
            known = (
                await asyncio.to_thread(parse, await self.history.texts(newest.number))
            ).knowledge
            told = changes(known, live.knowledge) if known else ()
            await self.history.record(self._found(live, newest.revision, told), texts)

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


def _written(told: Iterable[Change]) -> tuple[str, ...]:
    return tuple(json.dumps(to_json(change), ensure_ascii=False) for change in told)
