"""Which documents should have been read again, and which entries rest on them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core.loading.parse import parse
from bot.core.saying.due import documents_due, entries_due


@pytest.fixture(scope="module")
def knowledge(root):
    folder = root / "tests" / "examples" / "base"
    return parse({file.name: file.read_text("utf-8") for file in folder.iterdir()}).knowledge


def review(knowledge, name):
    """The last day on which a document of it should have been read again."""
    document = knowledge.sources.documents[name]
    return document.read.on + timedelta(days=document.review_after_days)


def with_fresh(knowledge, names):
    """The same knowledge, in which these documents need not be read again for long."""
    documents = {
        name: document.model_copy(update={"review_after_days": 10**6})
        if name in names
        else document
        for name, document in knowledge.sources.documents.items()
    }
    sources = knowledge.sources.model_copy(update={"documents": documents})
    return knowledge.model_copy(update={"sources": sources})


def test_a_document_is_due_the_day_after_its_last_day(knowledge):
    name, *others = knowledge.sources.documents
    one = with_fresh(knowledge, others)
    last = review(one, name)
    assert documents_due(one, last) == {}
    assert list(documents_due(one, last + timedelta(days=1))) == [name]


def test_only_entries_that_rest_on_it_are_due(knowledge):
    assert entries_due(knowledge, date(2100, 1, 1)) == knowledge.faq
    assert entries_due(with_fresh(knowledge, knowledge.sources.documents), date(2100, 1, 1)) == ()
    for name in knowledge.sources.documents:
        others = knowledge.sources.documents.keys() - {name}
        due = entries_due(with_fresh(knowledge, others), date(2100, 1, 1))
        passages = [id_ for id_, one in knowledge.sources.passages.items() if one.document == name]
        for entry in knowledge.faq:
            cited = {source for statement in entry.statements() for source in statement.source}
            assert (entry in due) == bool(cited & {*passages})
