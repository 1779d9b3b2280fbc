"""Statements and sources in, numbered citations out: the receipt of every sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.core.model import Document, Language, Passage, Sources, Statement
from bot.core.saying import wording

_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One line under an answer: its mark, who says it and where, and the link if there is one."""

    mark: str
    label: str
    url: str | None
    passages: tuple[Passage, ...]
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """The citations of some statements, and each statement's marks in the same order."""

    citations: tuple[Citation, ...]
    marks: tuple[str, ...]
    newest: date | None
    """The newest date of what is cited, not the day we looked."""
    outlets: tuple[str, ...]
    documents: tuple[str, ...]


def cite(statements: Iterable[Statement], sources: Sources, language: Language) -> Cited:
    """Number the sources of statements.

    Two passages of one document that credit the same outlet are one citation: a reader opens the
    same page for both.
    """
    keys: dict[tuple[str, str], list[Passage]] = {}
    marks = []
    for statement in statements:
        mine = []
        for passage_id in statement.source:
            passage = sources.passages[passage_id]
            key = (passage.document, passage.outlet)
            known = keys.setdefault(key, [])
            if passage not in known:
                known.append(passage)
            mine.append(list(keys).index(key) + 1)
        marks.append(" ".join(_mark(number) for number in sorted(set(mine))))
    return Cited(
        citations=tuple(
            _citation(number, passages, sources, language)
            for number, passages in enumerate(keys.values(), start=1)
        ),
        marks=tuple(marks),
        newest=max(
            (d for ps in keys.values() for p in ps if (d := _dated(p, sources))), default=None
        ),
        outlets=tuple(dict.fromkeys(outlet for _, outlet in keys if outlet != "none")),
        documents=tuple(dict.fromkeys(document for document, _ in keys)),
    )


def citation_label(passage: Passage, sources: Sources, language: Language) -> str:
    """Who says it and where: the outlet, who relays it, the date."""
    document = sources.documents[passage.document]
    published = (
        wording.day(document.published, language)
        if document.published
        else wording.UNDATED[language]
    )
    if passage.outlet != "none":
        outlet = sources.outlets[passage.outlet].name
        return wording.RELAYED[language].format(
            outlet=outlet, publisher=document.publisher, date=published
        )
    if credits_outlets(passage.document, sources):
        return wording.ITSELF[language].format(publisher=document.publisher, date=published)
    return f"{document.publisher}, {published}"


def credits_outlets(document_id: str, sources: Sources) -> bool:
    """Whether a document relays others: then silence about the outlet has to be said."""
    return any(
        passage.outlet != "none"
        for passage in sources.passages.values()
        if passage.document == document_id
    )


def _citation(
    number: int, passages: list[Passage], sources: Sources, language: Language
) -> Citation:
    document = sources.documents[passages[0].document]
    return Citation(
        mark=_mark(number),
        label=citation_label(passages[0], sources, language),
        url=document.url if document.link else None,
        passages=tuple(passages),
        document=document,
    )


def _dated(passage: Passage, sources: Sources) -> date | None:
    # A passage on an absence has the day we looked as its `as_of`; that is no newer report.
    return sources.documents[passage.document].published or passage.as_of


def _mark(number: int) -> str:
    return "".join(_MARKS[int(digit)] for digit in str(number))
