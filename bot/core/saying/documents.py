"""The sources in, one line for each document out: what we have read, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.core.model import Document, Language, Sources
from bot.core.saying import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document as people read it: what it is, when we read it, and the link if there is one."""

    label: str
    read: str
    url: str | None


def document_lines(sources: Sources, language: Language) -> tuple[DocumentLine, ...]:
    """All documents, the newest first, those without a date last."""
    newest_first = sorted(
        sources.documents.values(), key=lambda each: each.published or date.min, reverse=True
    )
    return tuple(
        DocumentLine(
            label=_label(document, language),
            read=read_line(document, language),
            url=document.url if document.link else None,
        )
        for document in newest_first
    )


def newest(sources: Sources) -> date | None:
    """When the newest of the dated documents was published."""
    return max((d.published for d in sources.documents.values() if d.published), default=None)


def read_line(document: Document, language: Language) -> str:
    """When we read a document, in which copy, and why it has no link if it has none."""
    copy = wording.STORED_COPY[language] if document.read.copy_ == "stored" else ""
    read = wording.READ[language].format(date=wording.day(document.read.on, language), copy=copy)
    return read if document.link else f"{read} {wording.NO_LINK[language]}"


def _label(document: Document, language: Language) -> str:
    published = (
        wording.day(document.published, language)
        if document.published
        else wording.UNDATED[language]
    )
    named = f"{document.publisher}: {document.title}" if document.title else document.publisher
    return f"{named}, {published}"
