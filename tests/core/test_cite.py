"""Numbered receipts: which mark a statement gets, and what the line behind the mark says."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.model import Document, Outlet, Passage, Sources, Statement
from bot.core.saying.cite import cite

PAPER = "https://example.org/paper"


def document(**changes):
    known = {
        "publisher": "The Paper",
        "published": date(2017, 8, 29),
        "url": PAPER,
        "read": {"on": date(2026, 11, 22), "copy": "live"},
    }
    return Document.model_validate(known | changes)


def passage(document_id, **changes):
    return Passage.model_validate({"document": document_id, "fact": "A1", "says": "…"} | changes)


SOURCES = Sources(
    documents={
        "paper": document(),
        "agency": document(publisher="The Agency", published=date(2025, 2, 11), link=False),
        "page": document(publisher="The City", published=None),
    },
    outlets={"station": Outlet(name="The Station"), "herald": Outlet(name="The Herald")},
    passages={
        "bare": passage("paper"),
        "bare-too": passage("paper", says="more"),
        "station": passage("paper", outlet="station"),
        "herald": passage("paper", outlet="herald"),
        "agency": passage("agency"),
        "page": passage("page"),
        "dated-page": passage("page", as_of=date(2018, 3, 19)),
        "absence": passage("agency", as_of=date(2026, 11, 22)),
    },
)


def cited(*sources, language="en"):
    statements = [Statement(en="A.", es="B.", source=source) for source in sources]
    return cite(statements, SOURCES, language)


@pytest.mark.parametrize(
    ("sources", "marks"),
    [
        ([["bare"]], ["¹"]),
        ([["bare"], ["agency"], ["bare"]], ["¹", "²", "¹"]),
        ([["agency", "bare"], ["bare"]], ["¹ ²", "²"]),
        ([["bare"], ["agency"], ["agency", "bare"]], ["¹", "²", "¹ ²"]),
        ([["bare", "bare-too"]], ["¹"]),
        ([["bare", "station"], ["herald", "station"]], ["¹ ²", "² ³"]),
        ([], []),
    ],
)
def test_marks_number_sources_in_the_order_of_their_first_use(sources, marks):
    assert list(cited(*sources).marks) == marks


def test_passages_of_one_page_that_credit_the_same_outlet_are_one_citation():
    found = cited(["bare"], ["bare-too"], ["bare"])
    assert len(found.citations) == 1
    assert [p.says for p in found.citations[0].passages] == ["…", "more"]


def test_tenth_mark_has_two_digits():
    passages = {f"p{n}": passage(f"d{n}") for n in range(12)}
    documents = {f"d{n}": document() for n in range(12)}
    sources = Sources(documents=documents, outlets={}, passages=passages)
    statement = Statement(en="A.", es="B.", source=list(passages))
    found = cite([statement], sources, "en")
    assert [c.mark for c in found.citations][-3:] == ["¹⁰", "¹¹", "¹²"]
    assert found.marks == ("¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹ ¹⁰ ¹¹ ¹²",)


@pytest.mark.parametrize(
    ("source", "language", "label"),
    [
        ("station", "en", "The Station, as relayed by The Paper, 29 Aug 2017"),
        ("station", "es", "The Station, citado por The Paper, 29 ago 2017"),
        ("bare", "en", "the article itself (The Paper, 29 Aug 2017), naming no outlet here"),
        (
            "bare",
            "es",
            "el propio artículo (The Paper, 29 ago 2017), que aquí no nombra ningún medio",
        ),
        ("agency", "en", "The Agency, 11 Feb 2025"),
        ("agency", "es", "The Agency, 11 feb 2025"),
        ("page", "en", "The City, undated"),
        ("page", "es", "The City, sin fecha"),
    ],
)
def test_line_says_who_says_it_who_relays_it_and_when(source, language, label):
    assert cited([source], language=language).citations[0].label == label


@pytest.mark.parametrize(("source", "url"), [("bare", PAPER), ("agency", None)])
def test_url_is_given_only_where_readers_may_be_sent(source, url):
    assert cited([source]).citations[0].url == url


@pytest.mark.parametrize(
    ("sources", "newest"),
    [
        (["bare"], date(2017, 8, 29)),
        (["bare", "agency"], date(2025, 2, 11)),
        (["agency", "bare"], date(2025, 2, 11)),
        (["absence"], date(2025, 2, 11)),
        (["dated-page"], date(2018, 3, 19)),
        (["page"], None),
        (["page", "bare"], date(2017, 8, 29)),
    ],
)
def test_newest_date_is_of_what_is_cited_and_not_of_our_looking(sources, newest):
    assert cited(sources).newest == newest


def test_ids_of_outlets_and_documents_are_listed_once_and_no_outlet_is_none():
    found = cited(["bare", "station"], ["herald", "agency"], ["station"])
    assert found.outlets == ("station", "herald")
    assert found.documents == ("paper", "agency")


def test_no_statement_has_no_receipt():
    found = cited()
    assert found.citations == found.marks == found.outlets == found.documents == ()
    assert found.newest is None
