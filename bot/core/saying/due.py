"""A FAQ and a day in; the documents to be read again, and the entries that rest on them, out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.core.model import Document, Entry, Knowledge
from bot.core.saying.card import review_missed


def documents_due(knowledge: Knowledge, today: date) -> Mapping[str, Document]:
    """The documents that should have been read again, by their names."""
    documents = knowledge.sources.documents.items()
    return {name: document for name, document in documents if review_missed(document, today)}


def entries_due(knowledge: Knowledge, today: date) -> tuple[Entry, ...]:
    """The entries with a statement that one of these documents says: each carries a notice."""
    due = documents_due(knowledge, today).keys()
    return tuple(entry for entry in knowledge.faq if not due.isdisjoint(_read(entry, knowledge)))


def _read(entry: Entry, knowledge: Knowledge) -> frozenset[str]:
    """The names of the documents that an entry rests on."""
    passages = knowledge.sources.passages
    return frozenset(passages[each].document for said in entry.statements() for each in said.source)
