"""`sources.yaml`: what we have read, whom it credits, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StrictStr

from bot.core.model.base import Bilingual, Id, Line, Model, Prose, Url, Words


class Reading(Model):
    """When one of us read a document, and in which copy."""

    on: date
    copy_: Annotated[Literal["live", "stored"], Field(alias="copy")]


class Document(Model):
    """Something published that we have read."""

    publisher: Line
    title: Line | None = None
    published: date | None = None
    url: Url
    link: bool = True
    """False: a repost, a tag page, a mirror or an advocacy page, to which no reader is sent."""
    read: Reading
    review_after_days: Annotated[int, Field(gt=0)] = 365


class Outlet(Model):
    """A newsroom that a document credits."""

    name: Line


class Quote(Bilingual):
    """A speaker's own words, and our translation of them."""

    en: Line
    es: Line


class Passage(Model):
    """One place in one document: what it says, who says it there, and whom the document credits."""

    document: Id
    fact: StrictStr
    outlet: Id = "none"
    speaker: Line | None = None
    says: Prose
    quotes: tuple[Quote, ...] = ()
    as_of: date | None = None


class Name(Bilingual):
    """The forms of one name, for the lint: whoever is named in an answer is named in its source."""

    en: Words
    es: Words


class Sources(Model):
    """`sources.yaml`."""

    documents: Mapping[Id, Document]
    outlets: Mapping[Id, Outlet]
    passages: Mapping[Id, Passage]
    names: Mapping[Id, Name] = {}
