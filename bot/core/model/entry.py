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
    corrects: bool = False
    """The article leaves this out or misstates it, so it is part of the answer in every form."""


class Suspension(Bilingual):
    """Why an answer is withdrawn for now, in public words."""

    en: Prose
    es: Prose
    since: date


class Entry(Model):
    """One question with its answer: what people ask, what our sources say, where they say it."""

    id: Id
    kind: EntryKind
    topic: Id
    question: Question
    variants: Variants
    answer: Annotated[tuple[Statement, ...], Field(min_length=1, max_length=5)]
    beyond: tuple[Statement, ...] = ()
    related: tuple[Id, ...] = ()
    suspended: Suspension | None = None

    def statements(self) -> tuple[Statement, ...]:
        """All that is said, the answer first."""
        return self.answer + self.beyond
