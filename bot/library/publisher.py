"""Edits in, live versions out: tried, tested, written, exchanged, recorded. One at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.core.editing.changes import changes
from bot.core.editing.edit import Edit, EditError, Suspend, Undo, apply
from bot.core.snapshot import Snapshot
from bot.happened import Note, WentLive, unnoted
from bot.library.folder import read_folder
from bot.library.gate import Gate, GateError, judged
from bot.library.judge import Case, Verdict
from bot.library.last_good import write_last_good
from bot.library.library import Library
from bot.library.proposal import (
    Blocked,
    Conflict,
    Failed,
    NothingChanged,
    Proposal,
    Publication,
    Published,
    ReasonWanted,
    Signed,
)
from bot.library.publishing import PublishError, pending, publish
from bot.library.recorder import Recorder, in_a_sentence
from bot.library.recover import from_note, recover, to_note
from bot.library.trial import Trials
from bot.store.errors import StoreError
from bot.store.version import NewVersion

_log = logging.getLogger(__name__)

_PAIR: Final = 2
_BEGUN: Final = " A part is written; the rest will be with the next edit or the next start."


class Publisher:
    """Changes the live FAQ, and nobody else does.

    Args:
        library: what is live.
        folder: the knowledge folder, which stays the truth.
        state: STATE_DIR, for the journal and the last good FAQ.
        recorder: writes the history; None while there is none, and then only files are taken over.
        gate: judges an edit without holding up questions.
        note: is told how long that took, what became of a save, and since when a FAQ is live.
    """

    def __init__(  # noqa: PLR0913 - what it works with, and who counts
        self,
        library: Library,
        folder: Path,
        state: Path,
        recorder: Recorder | None,
        gate: Gate = judged,
        *,
        note: Note = unnoted,
    ) -> None:
        self.library = library
        self.recorder = recorder
        self._folder = folder
        self._state = state
        self.note = note
        self._trials = Trials(library, gate, note)
        self._cut_off = False
        self._changing = asyncio.Lock()

    async def start(self) -> None:
        """Record what is live, and learn how it does with its labelled questions."""
        async with self._changing:
            live, texts = self.library.live
            await asyncio.to_thread(write_last_good, self._state, texts)
            # What a failing disk kept the start of the bot from finishing.
            journal = await asyncio.to_thread(pending, self._state)
            new = from_note(journal) if journal else None
            self._cut_off = journal is not None and (new is None or new.revision != live.revision)
            await self._settle()
            try:
                verdict = await self._trials.judged(
                    Case(texts=texts, before=texts, takes_over=False)
                )
            except GateError as error:
                # The next edit is compared all the same; it only takes longer.
                _log.warning("the live FAQ was not tested: %s", error)
            else:
                self._trials.graded = verdict.evaluation

    async def record_from_now_on(self, recorder: Recorder) -> None:
        """Use a history that could not be used so far, and record what went live meanwhile."""
        async with self._changing:
            self.recorder = recorder
            await self._settle()

    async def propose(self, edit: Edit) -> Proposal:
        """Try an edit on the live FAQ. Changes nothing.

        Raises:
            NotApplicableError: it does not fit the live FAQ.
            GateError: it cannot be judged.
        """
        return await self._trials.tried(self.library.texts, edit=edit)

    async def look(self) -> Verdict:
        """What the rules say of the live FAQ.

        Raises:
            GateError: it cannot be judged.
        """
        texts = self.library.texts
        case = Case(texts=texts, before=texts, asks=False, takes_over=False)
        return await self._trials.judged(case)

    async def publish(self, proposal: Proposal, signed: Signed) -> Publication:
        """Let a proposal go live, if nothing stands against it.

        What is begun is brought to its end, even if whoever asked for it is cancelled.
        """
        return await asyncio.shield(self._publish(proposal, signed))

    async def _publish(self, proposal: Proposal, signed: Signed) -> Publication:
        async with self._changing:
            if refusal := _refusal(proposal, signed) or self._conflict(proposal):
                return refusal
            if self.recorder is None:
                return Failed("The history cannot be written, so it could not be undone.")
            new = self.recorder.version(proposal, signed)
            try:
                snapshot = await self._trials.snapshot(proposal)
                await self._finish()
                await self.recorder.settle(*self.library.live)
                files = await asyncio.to_thread(self._files, proposal)
                if files is None:
                    return Conflict(theirs=(), mine=proposal.changes)
                if files:
                    await self._write(files, new)
            except (GateError, OSError, PublishError, StoreError) as error:
                more = _BEGUN if self._cut_off else ""
                return Failed(in_a_sentence(error) + more)
            await self._go_live(proposal, snapshot)
            published = await self.recorder.record(new, proposal.texts)
            return replace(published, in_file=bool(files))

    async def reload(self) -> Publication:
        """Take over what was saved in the folder, if nothing stands against it."""
        async with self._changing:
            before = self.library.live
            try:
                await self._finish()
                texts, unread = await asyncio.to_thread(read_folder, self._folder)
                if not unread and texts == before[1]:
                    return NothingChanged()
                proposal = await self._trials.tried(texts, unread)
                if not proposal.is_sound:
                    return Blocked(proposal)
                snapshot = await self._trials.snapshot(proposal)
            except (GateError, OSError) as error:
                return Failed(in_a_sentence(error))
            await self._go_live(proposal, snapshot)
            if self.recorder is None:
                return Published(None, unrecorded="There is no history.")
            return await self.recorder.record_saved(proposal, before)

    async def undoing(self, number: int) -> Undo | None:
        """The edit that takes a version back; None if there is no such, or nothing before it.

        Raises:
            StoreError: the history cannot be read.
        """
        if self.recorder is None:
            return None
        history = self.recorder.history
        found = await history.versions(_PAIR, before=number + 1)
        if len(found) < _PAIR or found[0].number != number:
            return None
        after, before = [await history.texts(version.number) for version in found]
        return Undo(before=before, after=after)

    async def _settle(self) -> None:
        try:
            if self.recorder:
                live, texts = self.library.live
                self.note(WentLive(live.revision, await self.recorder.settle(live, texts)))
        except (OSError, StoreError) as error:
            # Tried again at the next edit, which is refused if it still fails.
            _log.error("the live FAQ is not in the history: %s", in_a_sentence(error))

    def _conflict(self, proposal: Proposal) -> Conflict | None:
        live = self.library.current
        if live.revision == proposal.base_revision:
            return None
        theirs = changes(proposal.base, live.knowledge)
        return Conflict(theirs=theirs, mine=proposal.changes)

    def _files(self, proposal: Proposal) -> Mapping[str, str] | None:
        """What to write into the folder; None if a file was saved there that is not live.

        A wrong answer must go even then: it is withdrawn in what was saved, if that can be read.
        """
        folder, unread = read_folder(self._folder)
        if not unread and folder == self.library.texts:
            return {name: proposal.texts[name] for name in proposal.changed}
        if not isinstance(proposal.edit, Suspend):
            return None
        try:
            return apply(proposal.edit, folder)
        except EditError:
            return {}

    async def _write(self, files: Mapping[str, str], new: NewVersion) -> None:
        try:
            await asyncio.to_thread(
                publish, self._folder, self._state, files, new.key, to_note(new)
            )
        except OSError:
            self._cut_off = await asyncio.to_thread(pending, self._state) is not None
            raise

    async def _finish(self) -> None:
        """Write what is left of a publication that the disk cut off; OSError if it fails again."""
        if self._cut_off:
            await asyncio.to_thread(recover, self._folder, self._state)
            self._cut_off = False

    async def _go_live(self, proposal: Proposal, snapshot: Snapshot) -> None:
        await asyncio.to_thread(self.library.exchange, snapshot, proposal.texts)
        self._trials.graded = proposal.verdict.evaluation or self._trials.graded
        await asyncio.to_thread(write_last_good, self._state, proposal.texts)
        self.note(WentLive(snapshot.revision, datetime.now(UTC)))
        _log.info("FAQ %s is live", snapshot.revision)


def _refusal(proposal: Proposal, signed: Signed) -> Publication | None:
    if not proposal.changed:
        return NothingChanged()
    if not proposal.is_sound:
        return Blocked(proposal)
    if proposal.wants_reason and not signed.why.strip():
        return ReasonWanted(proposal)
    return None
