"""The card behind *Sources*: each receipt with the words that were quoted there."""

from __future__ import annotations

import pytest

from bot.core.model import LANGUAGES
from bot.core.saying import wording
from bot.core.saying.cite import cite
from bot.core.saying.sources import sources_card


@pytest.fixture(scope="session")
def cards(shipped):
    return [
        (entry, language, sources_card(entry, language, shipped.knowledge))
        for entry in shipped.knowledge.faq
        for language in LANGUAGES
    ]


def test_there_is_one_receipt_for_each_citation_of_the_answer(cards, shipped):
    for entry, language, card in cards:
        cited = cite(entry.statements(), shipped.knowledge.sources, language)
        assert len(card.paragraphs) == len(cited.citations)
        for receipt, citation in zip(card.paragraphs, cited.citations, strict=True):
            assert receipt.startswith(f"{citation.mark} {citation.label}")
            if citation.document.title:
                assert citation.document.title in receipt
        assert entry.question.of(language) in card.heading
        assert card.documents == cited.documents
        assert card.outlets == cited.outlets


def test_quoted_words_stand_there_and_a_translation_is_marked_as_ours(cards, shipped):
    quotes = 0
    for entry, language, card in cards:
        said = "\n".join(card.paragraphs)
        ids = [passage for statement in entry.statements() for passage in statement.source]
        for passage in (shipped.knowledge.sources.passages[p] for p in ids):
            for quote in passage.quotes:
                quotes += 1
                spoken = f"{passage.speaker}: " if passage.speaker else ""
                if language == "en":
                    assert f"\n{spoken}“{quote.en}”\n" in said
                else:
                    assert f"\n{spoken}«{quote.es}» (traducción nuestra)\n" in said
        assert language == "es" or "traducción" not in said
    assert quotes


def test_reading_is_dated_and_a_stored_copy_named(cards, shipped):
    for entry, language, card in cards:
        cited = cite(entry.statements(), shipped.knowledge.sources, language)
        for receipt, citation in zip(card.paragraphs, cited.citations, strict=True):
            read = citation.document.read
            assert wording.day(read.on, language) in receipt
            assert (wording.STORED_COPY[language] in receipt) == (read.copy_ == "stored")


def test_page_without_a_link_says_so_and_its_address_is_nowhere(cards, shipped):
    documents = shipped.knowledge.sources.documents
    unlinked = 0
    for entry, language, card in cards:
        cited = cite(entry.statements(), shipped.knowledge.sources, language)
        for receipt, citation in zip(card.paragraphs, cited.citations, strict=True):
            unlinked += not citation.document.link
            assert (wording.NO_LINK[language] in receipt) == (not citation.document.link)
        said = card.plain()
        for document in documents.values():
            assert document.link or document.url not in said
        assert all(citation.url in said for citation in card.citations)
    assert unlinked
