"""An entry in, the card behind its *Sources* button out: each receipt with what was said there."""

from __future__ import annotations

from bot.core.model import Entry, Knowledge, Language, Passage, Quote
from bot.core.saying import wording
from bot.core.saying.card import Card
from bot.core.saying.cite import Citation, cite
from bot.core.saying.documents import read_line


def sources_card(entry: Entry, language: Language, knowledge: Knowledge) -> Card:
    """Every citation of an entry: document, quoted words, when we read it, and the link."""
    cited = cite(entry.statements(), knowledge.sources, language)
    return Card(
        kind="answer",
        language=language,
        heading=wording.SOURCES[language].format(question=entry.question.of(language)),
        paragraphs=tuple(_receipt(citation, language) for citation in cited.citations),
        citations=tuple(citation for citation in cited.citations if citation.url),
        entry=entry.id,
        outlets=cited.outlets,
        documents=cited.documents,
    )


def _receipt(citation: Citation, language: Language) -> str:
    document = citation.document
    lines = [f"{citation.mark} {citation.label}"]
    if document.title:
        lines.append(document.title)
    lines += [
        _quoted(passage, quote, language)
        for passage in citation.passages
        for quote in passage.quotes
    ]
    lines.append(read_line(document, language))
    return "\n".join(lines)


def _quoted(passage: Passage, quote: Quote, language: Language) -> str:
    # What people said here they said in English.
    translated = wording.OUR_TRANSLATION[language]
    if passage.speaker is None:
        return wording.QUOTED_PLAIN[language].format(quote=quote.of(language)) + translated
    said = wording.QUOTED[language].format(speaker=passage.speaker, quote=quote.of(language))
    return said + translated
