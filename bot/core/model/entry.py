"""`faq.yaml`: the entries, each a question with its answer."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from bot.core.model.base import Bilingual, Id, Ids, Line, Model, Prose

EntryKind = Literal["answer", "supplement", "not-stated"]


class Question(Bilingual):
    """An entry's question as people read it: on the card, in a choice, on a button."""

    en: Line
    es: Line


class Variants(Bilingual):
    """Other wordings of an entry's question, as people write them."""

    en: tuple[Line, ...]
    es: tuple[Line, ...]


class Statement(Bilingual):
    """One or two sentences that stand on one list of passages."""

    en: Prose
    es: Prose
    source: Ids
    """The passages in sources.yaml that say so: one id, or a list of them."""
    corrects: bool = False
    """The article leaves this out or misstates it, so it is part of the answer in every form."""


class Suspension(Bilingual):
    """Why an answer is withdrawn for now, in public words."""

    en: Prose
    es: Prose
    since: date
    """Year-month-day, like 2026-11-22."""


class Entry(Model):
    """One question with its answer: what people ask, what our sources say, where they say it."""

    id: Id
    """Names the entry everywhere. Never change it later: buttons in old messages carry it."""
    kind: EntryKind
    """answer: the article says it. supplement: another source of ours. not-stated: none does."""
    topic: Id
    """Under which heading `/faq` lists it."""
    question: Question
    """The question as people read it, at most 80 characters in each language."""
    variants: Variants
    """Other wordings, as people write them, without typos. None may stand in two entries."""
    answer: Annotated[tuple[Statement, ...], Field(min_length=1, max_length=5)]
    """One to five statements, each with its source; the first says who says so."""
    beyond: tuple[Statement, ...] = ()
    """What other sources add to the article, or correct in it."""
    related: tuple[Id, ...] = ()
    """Ids of entries that help who asks this; three of them become buttons."""
    suspended: Suspension | None = None
    """Withdraws the answer for now and says why instead. Remove it to bring the answer back."""

    def statements(self) -> tuple[Statement, ...]:
        """All that is said, the answer first."""
        return self.answer + self.beyond
