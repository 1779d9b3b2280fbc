"""Where questions from Discord are answered: question in, message out, and nothing remembered."""

from __future__ import annotations

import logging
import re
import time

from discord import app_commands, ui

from bot.core.answer import answer
from bot.core.model import PERSONAL_KINDS, Language
from bot.core.outcome import Ambiguous, Answered, Outcome, Refused, outcome_of_entry
from bot.core.snapshot import Snapshot
from bot.discord_app.asker import Place
from bot.discord_app.components import shortened
from bot.discord_app.limits import Limits
from bot.discord_app.shown import gone
from bot.discord_app.speak import message_for
from bot.discord_app.turns import Turns
from bot.happened import Decided, Note, Route, Said, unnoted
from bot.library.library import Library

_log = logging.getLogger(__name__)

QUESTION_LIMIT = 300
_PICKED = "entry:"
"""Marks the value of a suggestion that was picked; what people type is a question."""
_SUGGESTED = re.compile(rf"{_PICKED}(?P<entry>[a-z0-9-]+)")
_MOST_SUGGESTIONS = 10
_NAME_LIMIT = 100


class Desk:
    """The live FAQ, the limits, whether answers are logged, and who counts what happens."""

    def __init__(
        self, library: Library, limits: Limits, *, log_answers: bool, note: Note = unnoted
    ) -> None:
        self.library = library
        self.limits = limits
        self.note = note
        self.turns = Turns()
        self._log_answers = log_answers

    def reply(
        self,
        question: str,
        *,
        locale: Language | None,
        place: Place,
        route: Route,
        passes_on: bool = False,
    ) -> ui.LayoutView:
        """The message that answers a question, typed or picked from the suggestions.

        `passes_on` is whether it can be sent to the editors.
        """
        start = time.perf_counter()
        snapshot = self.library.current
        if _is_gone(question, snapshot):
            return gone(locale or "en")
        outcome = _outcome(question, snapshot, locale)
        self.note(Decided(route, _said(outcome)))
        asked = question if passes_on else None
        view = message_for(outcome, snapshot, locale=locale, place=place, asked=asked)
        if self._log_answers:
            _log_line(outcome, (time.perf_counter() - start) * 1000)
        return view

    async def reply_in_turn(
        self,
        question: str,
        *,
        locale: Language | None,
        place: Place,
        route: Route,
        passes_on: bool = False,
    ) -> ui.LayoutView:
        """The same, after those who asked before."""
        async with self.turns.turn():
            return self.reply(
                question, locale=locale, place=place, route=route, passes_on=passes_on
            )

    def suggest(self, typed: str, language: Language) -> list[app_commands.Choice[str]]:
        """Entries that the words typed so far may become, for the autocomplete.

        None while many questions wait: those who have asked come before those who still type.
        """
        if self.turns.crowded:
            return []
        snapshot = self.library.current
        ids = snapshot.suggestions.complete(typed, _MOST_SUGGESTIONS)
        if not ids:
            hits = snapshot.index.search(typed, _MOST_SUGGESTIONS).hits
            ids = tuple(hit.entry for hit in hits if hit.explained > 0)
        entries = (snapshot.knowledge.entry(entry_id) for entry_id in ids)
        return [
            app_commands.Choice(
                name=shortened(entry.question.of(language), _NAME_LIMIT),
                value=_PICKED + entry.id,
            )
            for entry in entries
            if entry
        ]


def _is_gone(question: str, snapshot: Snapshot) -> bool:
    """Whether a suggestion was picked whose entry has been taken out of the FAQ meanwhile."""
    picked = _SUGGESTED.fullmatch(question)
    return picked is not None and snapshot.knowledge.entry(picked["entry"]) is None


def _outcome(question: str, snapshot: Snapshot, locale: Language | None) -> Outcome:
    if question.startswith(_PICKED):
        entry = snapshot.knowledge.entry(question.removeprefix(_PICKED))
        if entry:
            return outcome_of_entry(entry, locale or "en", confidence=1.0)
    return answer(question, snapshot, briefly=True).outcome


def _said(outcome: Outcome) -> Said:
    match outcome:
        case Answered():
            return "answered"
        case Ambiguous():
            return "asked-back"
        case Refused(kind=kind):
            return kind


def _log_line(outcome: Outcome, milliseconds: float) -> None:
    match outcome:
        case Answered(entry=entry):
            said = f"answered {entry.id}"
        case Ambiguous(entries=entries):
            said = f"asked back {len(entries)}"
        case Refused(kind=kind):
            if kind in PERSONAL_KINDS:
                return
            said = f"refused {kind}"
    _log.info("%s in %.1f ms", said, milliseconds)
