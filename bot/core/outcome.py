"""What the bot makes of a question: answered, ambiguous or refused. Values, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.model import Entry, Language, RefusalKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One entry answers the question; `confidence` is the probability that it is the right one."""

    entry: Entry
    language: Language
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """One to three entries may; the asker chooses, or none of them."""

    entries: tuple[Entry, ...]
    language: Language | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """No answer, and which kind of no.

    `entry` is set where an entry itself says that nothing is stated (`not-stated`).
    `language` is None where the question does not tell and the client must.
    """

    kind: RefusalKind
    language: Language | None
    entry: Entry | None = None
    confidence: float = 0.0


Outcome = Answered | Ambiguous | Refused


def outcome_of_entry(entry: Entry, language: Language, confidence: float) -> Answered | Refused:
    """What an entry makes of a question that it fits: an answer, or the no that it stands for."""
    if entry.kind == "not-stated":
        return Refused(kind="not-stated", language=language, entry=entry, confidence=confidence)
    return Answered(entry=entry, language=language, confidence=confidence)
