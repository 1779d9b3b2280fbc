"""Edits in, live versions out: tried, tested, written, exchanged, recorded. One at a time."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.core.editing.changes import changes
from bot.core.editing.edit import Edit, EditError, Resume, Suspend, Undo, apply
from bot.core.evaluate import Comparison, Evaluation, compare
from bot.core.problem import Problem
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
from bot.library.publishing import PublishError, publish
from bot.library.recorder import FROM_FILE, Recorder, in_a_sentence
from bot.library.recover import to_note
from bot.store.errors import StoreError

_log = logging.getLogger(__name__)

_PAIR: Final = 2


class NotApplicableError(Exception):
    """An edit that cannot be applied to the live FAQ; the message is a sentence for its editor."""


class Publisher:
    """Changes the live FAQ, and nobody else does.

    Args:
        library: what is live.
        folder: the knowledge folder, which stays the truth.
        state: STATE_DIR, for the journal and the last good FAQ.
        recorder: writes the history; None if there is none, and then only files are taken over.
        gate: judges an edit without holding up questions.
    """

    def __init__(
        self,
        library: Library,
        folder: Path,
        state: Path,
        recorder: Recorder | None,
        gate: Gate = judged,
    ) -> None:
        self.library = library
        self.recorder = recorder
        self._folder = folder
        self._state = state
        self._gate = gate
        self._graded: Evaluation | None = None
        self._changing = asyncio.Lock()

    async def start(self) -> None:
        """Record what is live, and learn how it does with its labelled questions.

        Raises:
            StoreError: the history cannot be written.
            OSError: nor can STATE_DIR.
        """
        async with self._changing:
            live, texts = self.library.current, self.library.texts
            await asyncio.to_thread(write_last_good, self._state, texts)
            if self.recorder:
                await self.recorder.settle(live, texts)
            try:
                verdict = await self._gate(Case(texts=texts, before=texts))
            except GateError as error:
                # The next edit is compared all the same; it only takes longer.
                _log.warning("the live FAQ was not tested: %s", error)
            else:
                self._graded = verdict.evaluation

    async def propose(self, edit: Edit) -> Proposal:
        """Try an edit on the live FAQ. Changes nothing.

        Raises:
            NotApplicableError: it does not fit the live FAQ.
            GateError: it cannot be judged.
        """
        return await self._tried(self.library.texts, edit=edit)

    async def look(self) -> Verdict:
        """What the rules say of the live FAQ.

        Raises:
            GateError: it cannot be judged.
        """
        texts = self.library.texts
        return await self._gate(Case(texts=texts, before=texts, asks=False))

    async def publish(self, proposal: Proposal, signed: Signed) -> Publication:
        """Let a proposal go live, if nothing stands against it."""
        async with self._changing:
            if refusal := _refusal(proposal, signed) or self._conflict(proposal):
                return refusal
            if self.recorder is None:
                return Failed("The history cannot be written, so it could not be undone.")
            folder, unread = await asyncio.to_thread(read_folder, self._folder)
            files = self._files(proposal, folder, in_order=not unread)
            if files is None:
                return Conflict(theirs=(), mine=proposal.changes)
            new = self.recorder.version(proposal, signed)
            try:
                await self.recorder.settle(self.library.current, self.library.texts)
                if files:
                    await asyncio.to_thread(
                        publish, self._folder, self._state, files, new.key, to_note(new)
                    )
            except (OSError, PublishError, StoreError) as error:
                return Failed(in_a_sentence(error))
            published = await self._go_live(proposal, signed)
            return replace(published, in_file=bool(files))

    async def reload(self) -> Publication:
        """Take over what was saved in the folder, if nothing stands against it."""
        async with self._changing:
            texts, unread = await asyncio.to_thread(read_folder, self._folder)
            if not unread and texts == self.library.texts:
                return NothingChanged()
            try:
                proposal = await self._tried(texts, unread)
            except GateError as error:
                return Failed(str(error))
            if not proposal.is_sound:
                return Blocked(proposal)
            return await self._go_live(proposal, FROM_FILE)

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

    async def _tried(
        self,
        texts: Mapping[str, str],
        unread: tuple[Problem, ...] = (),
        edit: Edit | None = None,
    ) -> Proposal:
        base, live = self.library.current, self.library.texts
        case = Case(
            texts=texts,
            unread=unread,
            edit=edit,
            before=live,
            graded=self._graded,
            asks=not isinstance(edit, Suspend | Resume),
            today=base.today,
        )
        verdict = await self._gate(case)
        if verdict.inapplicable:
            raise NotApplicableError(verdict.inapplicable)
        after = verdict.snapshot.knowledge if verdict.snapshot else None
        return Proposal(
            key=secrets.token_hex(8),
            edit=edit,
            base=base,
            texts=verdict.texts,
            changed=tuple(n for n, text in verdict.texts.items() if text != live.get(n)),
            changes=changes(base.knowledge, after) if after else (),
            verdict=verdict,
            comparison=_comparison(verdict),
        )

    def _conflict(self, proposal: Proposal) -> Conflict | None:
        live = self.library.current
        if live.revision == proposal.base.revision:
            return None
        theirs = changes(proposal.base.knowledge, live.knowledge)
        return Conflict(theirs=theirs, mine=proposal.changes)

    def _files(
        self, proposal: Proposal, folder: Mapping[str, str], *, in_order: bool
    ) -> Mapping[str, str] | None:
        """What to write into the folder; None if a file was saved there that is not live.

        A wrong answer must go even then: it is withdrawn in what was saved, if that can be read.
        """
        if in_order and folder == self.library.texts:
            return {name: proposal.texts[name] for name in proposal.changed}
        if not isinstance(proposal.edit, Suspend):
            return None
        try:
            return apply(proposal.edit, folder)
        except EditError:
            return {}

    async def _go_live(self, proposal: Proposal, signed: Signed) -> Published:
        snapshot = proposal.verdict.snapshot
        assert snapshot is not None, "only what is sound goes live"
        await asyncio.to_thread(self.library.exchange, snapshot, proposal.texts)
        self._graded = proposal.verdict.evaluation or self._graded
        await asyncio.to_thread(write_last_good, self._state, proposal.texts)
        _log.info("FAQ %s is live", snapshot.revision)
        if self.recorder is None:
            return Published(None, unrecorded="There is no history.")
        return await self.recorder.record(self.recorder.version(proposal, signed), proposal.texts)


def _refusal(proposal: Proposal, signed: Signed) -> Publication | None:
    if not proposal.changed:
        return NothingChanged()
    if not proposal.is_sound:
        return Blocked(proposal)
    if proposal.wants_reason and not signed.why.strip():
        return ReasonWanted(proposal)
    return None


def _comparison(verdict: Verdict) -> Comparison | None:
    if verdict.evaluation is None or verdict.before is None:
        return None
    return compare(verdict.before, verdict.evaluation)
