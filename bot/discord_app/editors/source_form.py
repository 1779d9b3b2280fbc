"""A source as an editor types it on Discord, and the edit that comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Self

from pydantic import TypeAdapter, ValidationError

from bot.core.editing.edit import AddSource
from bot.core.editing.form import FormError
from bot.core.model import Document, Id, Passage

_NO_FACT = "editors"
"""Stands where a passage of ours names the row of the collection of facts that it came from."""

_TO_DO: Final[Mapping[str, str]] = {
    "as_of": "The day up to which it is true must be like 2025-02-11.",
    "says": "What it says there: write at least a sentence.",
    "quotes": "Quoted words: write each on a line of its own, as English | Spanish.",
    "publisher": "Publisher: write who published it, and after a | the title.",
    "url": "Address: write it whole, from https:// on.",
    "published": "The day it was published must be like 2017-08-29.",
}
"""What to do about a field that cannot be used."""
_ID = TypeAdapter[str](Id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceForm:
    """What the command and its form hold; a document's own fields only if it is new."""

    name: str
    document: str
    is_new_document: bool
    outlet: str = "none"
    speaker: str = ""
    as_of: str = ""
    says: str = ""
    quotes: str = ""
    publisher: str = ""
    address: str = ""
    published: str = ""

    def filled(self, says: str, quotes: str, publisher: str, address: str, published: str) -> Self:
        """The same with what was typed into the form."""
        return replace(
            self,
            says=says,
            quotes=quotes,
            publisher=publisher,
            address=address,
            published=published,
        )

    def written(self) -> str:
        """All of it as text, to be handed back."""
        return "\n".join(
            f"{name}: {value}"
            for name in self.__slots__
            if name != "is_new_document" and (value := getattr(self, name))
        )


def source_of(form: SourceForm, today: date) -> AddSource:
    """The edit that adds this source, read today.

    Raises:
        FormError: with all that is wrong at once.
    """
    problems: list[str] = []
    problems += _misnamed(form)
    passage = _built(Passage, _passage(form), problems)
    document = _built(Document, _document(form, today), problems) if form.is_new_document else None
    if problems or passage is None:
        raise FormError(problems)
    return AddSource(
        document_id=form.document, document=document, passage_id=form.name, passage=passage
    )


def _misnamed(form: SourceForm) -> Iterator[str]:
    for option, name in (("name", form.name), ("document", form.document)):
        try:
            _ID.validate_python(name)
        except ValidationError:
            yield (
                f"“{name}” cannot be a name. Type the command again with the option {option} in "
                "small letters, digits and hyphens, at most 30."
            )


def _passage(form: SourceForm) -> dict[str, Any]:
    return {
        "document": form.document,
        "fact": _NO_FACT,
        "outlet": form.outlet or "none",
        "speaker": form.speaker or None,
        "says": " ".join(form.says.split()),
        "quotes": tuple(_quotes(form.quotes)),
        "as_of": form.as_of or None,
    }


def _quotes(text: str) -> Iterator[dict[str, str]]:
    for line in filter(str.strip, text.splitlines()):
        english, _, spanish = line.partition("|")
        yield {"en": english.strip(), "es": spanish.strip()}


def _document(form: SourceForm, today: date) -> dict[str, Any]:
    publisher, _, title = form.publisher.partition("|")
    return {
        "publisher": publisher.strip(),
        "title": title.strip() or None,
        "published": form.published.strip() or None,
        "url": form.address.strip(),
        "read": {"on": today, "copy": "live"},
    }


def _built(model: type[Any], values: dict[str, Any], problems: list[str]) -> Any:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        for detail in error.errors(include_input=False, include_url=False):
            field = str(detail["loc"][0])
            problem = _TO_DO.get(field, f"{field}: {detail['msg']}.")
            if problem not in problems:
                problems.append(problem)
        return None
