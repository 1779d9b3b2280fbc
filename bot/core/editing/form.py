"""An entry as the four texts of a form, and back: for editors without YAML, on a phone.

    wordings     one on each line
    statements   paragraphs with an empty line between them; under each English one, in brackets,
                 the names of its sources, and if need be what kind of statement it is:
                 [article-detainers, kdvr-holds]  [colorado-sun-2025; beyond]
                 [cpr; beyond; corrects]

The Spanish statements stand in the same order and need no brackets. `beyond` is what other
sources add to the answer; `corrects` the same where the article leaves it out or misstates it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Final

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from bot.core.model import (
    Entry,
    EntryKind,
    Language,
    Question,
    Statement,
    Suspension,
    Variants,
)

BEYOND: Final = "beyond"
CORRECTS: Final = "corrects"

_LANGUAGES: Final[Mapping[Language, str]] = {"en": "English", "es": "Spanish"}
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_BRACKETS = re.compile(r"\s*\[(?P<inside>[^\[\]]*)\]\s*\Z")
_NEAR = 60
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """What stands in the fields."""

    wordings_en: str
    wordings_es: str
    statements_en: str
    statements_es: str

    def longest(self) -> int:
        """Characters in the fullest field: a field of Discord's forms holds 4,000."""
        return max(len(getattr(self, field.name)) for field in fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHead:
    """What an entry has beside its form."""

    id: str
    kind: EntryKind
    topic: str
    question: Question
    related: tuple[str, ...] = ()
    suspended: Suspension | None = None


class FormError(Exception):
    """The form cannot be read. `problems` are sentences for the editor, each naming its field."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True, slots=True)
class _Marks:
    """What the brackets under a statement say."""

    sources: tuple[str, ...] = ()
    beyond: bool = False
    corrects: bool = False


def form_of(entry: Entry) -> EntryForm:
    """The fields filled with an entry."""
    marks = [_marks_of(entry, statement) for statement in entry.statements()]
    english = (f"{s.en}\n[{m}]" for s, m in zip(entry.statements(), marks, strict=True))
    return EntryForm(
        wordings_en="\n".join(entry.variants.en),
        wordings_es="\n".join(entry.variants.es),
        statements_en="\n\n".join(english),
        statements_es="\n\n".join(statement.es for statement in entry.statements()),
    )


def head_of(entry: Entry) -> EntryHead:
    """The rest of an entry."""
    return EntryHead(**{field.name: getattr(entry, field.name) for field in fields(EntryHead)})


def read_form(
    form: EntryForm, head: EntryHead, passages: Iterable[str], usual: tuple[str, ...] = ()
) -> Entry:
    """The entry that a form describes.

    Args:
        form: its fields.
        head: what the form does not hold.
        passages: the names that a statement may give as its source.
        usual: the sources of statements that name none.

    Raises:
        FormError: with all that is wrong at once.
    """
    problems: list[str] = []
    english = [_split(text) for text in _paragraphs(form.statements_en)]
    spanish = [_split(text)[0] for text in _paragraphs(form.statements_es)]
    problems += _missing(form, len(english), len(spanish))
    known = tuple(passages)
    read = [_read_marks(inside, usual) for _, inside in english]
    for number, ((_, inside), marks) in enumerate(zip(english, read, strict=True), 1):
        problems += _unusable(number, inside, marks, known)
    if problems:
        raise FormError(problems)
    statements = [
        (Statement(en=en, es=es, source=marks.sources, corrects=marks.corrects), marks.beyond)
        for (en, _), es, marks in zip(english, spanish, read, strict=True)
    ]
    try:
        return Entry.model_validate(
            {
                **{field.name: getattr(head, field.name) for field in fields(head)},
                "variants": Variants(en=_lines(form.wordings_en), es=_lines(form.wordings_es)),
                "answer": tuple(s for s, beyond in statements if not beyond),
                "beyond": tuple(s for s, beyond in statements if beyond),
            }
        )
    except ValidationError as error:
        raise FormError(_sentences(error)) from None


def _marks_of(entry: Entry, statement: Statement) -> str:
    kinds = [BEYOND] if statement in entry.beyond else []
    kinds += [CORRECTS] if statement.corrects else []
    return "; ".join((", ".join(statement.source), *kinds))


def _paragraphs(text: str) -> list[str]:
    return [part for part in _PARAGRAPHS.split(text.replace("\r\n", "\n").strip()) if part.strip()]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for each in text.splitlines() if (line := each.strip().removeprefix("- ")))


def _split(paragraph: str) -> tuple[str, str | None]:
    """The statement, and what stands in brackets under it; None without brackets."""
    brackets = _BRACKETS.search(paragraph)
    text = paragraph[: brackets.start()] if brackets else paragraph
    return " ".join(text.split()), brackets["inside"] if brackets else None


def _read_marks(inside: str | None, usual: tuple[str, ...]) -> _Marks:
    words = [word for word in re.split(r"[,;\s]+", inside or "") if word]
    return _Marks(
        sources=tuple(dict.fromkeys(w for w in words if w not in {BEYOND, CORRECTS})) or usual,
        beyond=BEYOND in words,
        corrects=CORRECTS in words,
    )


def _missing(form: EntryForm, english: int, spanish: int) -> Iterator[str]:
    for language, name in _LANGUAGES.items():
        if not _lines(getattr(form, f"wordings_{language}")):
            yield f"Wordings, {name}: nothing is written. Write at least one, a line each."
    if not english:
        yield "Statements, English: nothing is written. Write at least one."
    if english != spanish:
        yield (
            f"Statements: {english} in English, {spanish} in Spanish. Write each in both "
            "languages, in the same order, with an empty line between two."
        )


def _unusable(
    number: int, inside: str | None, marks: _Marks, passages: tuple[str, ...]
) -> Iterator[str]:
    place = f"Statements, English, number {number}"
    if not marks.sources:
        end = "names no source" if inside is None else "has brackets without a source"
        yield f"{place} {end}. Write the source's name under it in brackets, like [name]."
    for source in marks.sources:
        if source not in passages:
            found = process.extract(
                source, passages, scorer=fuzz.ratio, limit=_MOST_NAMED, score_cutoff=_NEAR
            )
            near = " or ".join(name for name, *_ in found)
            hint = f"Did you mean {near}?" if near else "See all names with /faq-admin check."
            yield f"{place}: there is no source “{source}”. {hint}"


def _sentences(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_input=False, include_url=False):
        place = " ".join(str(part) for part in detail["loc"])
        yield f"{place}: {detail['msg']}."
