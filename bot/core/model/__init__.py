"""The knowledge as values: what `knowledge/*.yaml` says, checked for shape and frozen.

The classes are pydantic models because the same definitions check the YAML, name the place of
every mistake and write the JSON Schemas that give an editor completion. A module a file.
"""

from bot.core.model.base import LANGUAGES, Bilingual, Id, Language, Line, Model, Prose, Url, Words
from bot.core.model.entry import Entry, EntryKind, Question, Statement, Suspension, Variants
from bot.core.model.knowledge import Knowledge
from bot.core.model.questions import Expected, Questions, Unanswered, Unclear
from bot.core.model.replies import (
    PASSED_ON_KINDS,
    PERSONAL_KINDS,
    REFUSAL_KINDS,
    Contact,
    RefusalKind,
    Refusals,
    Replies,
    Reply,
)
from bot.core.model.sources import Document, Name, Outlet, Passage, Quote, Reading, Sources
from bot.core.model.vocabulary import Attributions, Cues, Vocabulary

__all__ = [
    "LANGUAGES",
    "PASSED_ON_KINDS",
    "PERSONAL_KINDS",
    "REFUSAL_KINDS",
    "Attributions",
    "Bilingual",
    "Contact",
    "Cues",
    "Document",
    "Entry",
    "EntryKind",
    "Expected",
    "Id",
    "Knowledge",
    "Language",
    "Line",
    "Model",
    "Name",
    "Outlet",
    "Passage",
    "Prose",
    "Question",
    "Questions",
    "Quote",
    "Reading",
    "RefusalKind",
    "Refusals",
    "Replies",
    "Reply",
    "Sources",
    "Statement",
    "Suspension",
    "Unanswered",
    "Unclear",
    "Url",
    "Variants",
    "Vocabulary",
    "Words",
]
