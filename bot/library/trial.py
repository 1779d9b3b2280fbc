"""Edits in, proposals out: tried on the live FAQ, which stays as it is."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Mapping
from dataclasses import replace
from weakref import WeakKeyDictionary

from bot.core.editing.changes import changes
from bot.core.editing.edit import Edit, Resume, Suspend
from bot.core.evaluate import Evaluation
from bot.core.problem import Problem
from bot.core.snapshot import Snapshot
from bot.happened import Checked, Note
from bot.library.gate import Gate
from bot.library.judge import Case, Verdict
from bot.library.library import Library
from bot.library.proposal import Proposal


class NotApplicableError(Exception):
    """An edit that cannot be applied to the live FAQ; the message is a sentence for its editor."""


class Trials:
    """Tries edits, one at a time: each takes a core and as much memory as the bot.

    `graded` is how the live FAQ does with its labelled questions; None if that is not known.

    Args:
        library: what is live.
        gate: judges an edit without holding up questions.
        note: is told how long that took.
    """

    def __init__(self, library: Library, gate: Gate, note: Note) -> None:
        self.graded: Evaluation | None = None
        self._library = library
        self._gate = gate
        self._note = note
        # That of the newest proposal, as long as it is somebody's: an index takes 30 MiB.
        self._ready: WeakKeyDictionary[Proposal, Snapshot] = WeakKeyDictionary()
        self._judging = asyncio.Lock()

    async def judged(self, case: Case) -> Verdict:
        """Judge a case, when the one before is done.

        Raises:
            GateError: it cannot be judged.
        """
        async with self._judging:
            began = time.perf_counter()
            verdict = await self._gate(case)
            self._note(Checked(time.perf_counter() - began))
            return verdict

    async def tried(
        self,
        texts: Mapping[str, str],
        unread: tuple[Problem, ...] = (),
        edit: Edit | None = None,
    ) -> Proposal:
        """What would come of an edit of these texts, or of the texts themselves.

        Args:
            texts: file name → text.
            unread: a problem for each file that could not be read.
            edit: what is changed in them; None if they were saved.

        Raises:
            NotApplicableError: it does not fit.
            GateError: it cannot be judged.
        """
        base, live = self._library.live
        case = Case(
            texts=texts,
            unread=unread,
            edit=edit,
            before=live,
            graded=self.graded,
            asks=not isinstance(edit, Suspend | Resume),
            today=base.today,
        )
        verdict = await self.judged(case)
        if verdict.inapplicable:
            raise NotApplicableError(verdict.inapplicable)
        # In a thread like all that takes more than a moment.
        different = (
            await asyncio.to_thread(changes, base.knowledge, verdict.knowledge)
            if verdict.knowledge
            else ()
        )
        proposal = Proposal(
            key=secrets.token_hex(8),
            edit=edit,
            base=base.knowledge,
            base_revision=base.revision,
            texts=verdict.texts,
            changed=tuple(n for n, text in verdict.texts.items() if text != live.get(n)),
            changes=different,
            verdict=replace(verdict, snapshot=None),
        )
        if verdict.snapshot:
            self._ready = WeakKeyDictionary({proposal: verdict.snapshot})
        return proposal

    async def snapshot(self, proposal: Proposal) -> Snapshot:
        """What a sound proposal puts live; built once more if a newer one was made since.

        Raises:
            GateError: it cannot be built.
        """
        if ready := self._ready.pop(proposal, None):
            return ready
        texts, today = proposal.texts, self._library.current.today
        case = Case(texts=texts, before=texts, asks=False, today=today)
        snapshot = (await self.judged(case)).snapshot
        assert snapshot is not None, "the same texts were sound before"
        return snapshot
