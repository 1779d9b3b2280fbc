"""`questions.yaml`: the labelled questions that every edit is tested with."""

from __future__ import annotations

from bot.core.model.base import Bilingual, Ids, Line, Model
from bot.core.model.replies import RefusalKind


class Expected(Bilingual):
    """Labelled questions that one of these entries must answer."""

    entries: Ids
    en: tuple[Line, ...] = ()
    es: tuple[Line, ...] = ()


class Unanswered(Bilingual):
    """Labelled questions that must be refused, with the kind of no."""

    kind: RefusalKind
    en: tuple[Line, ...] = ()
    es: tuple[Line, ...] = ()


class Unclear(Bilingual):
    """Labelled questions to which the bot must answer with a choice."""

    en: tuple[Line, ...] = ()
    es: tuple[Line, ...] = ()


class Questions(Model):
    """`questions.yaml`: the labelled questions."""

    must_answer: tuple[Expected, ...]
    must_refuse: tuple[Unanswered, ...]
    must_ask: Unclear
