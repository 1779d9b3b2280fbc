"""Takes the knowledge; gives a Problem for each thing said that its passages do not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.core.lint.dates import Day, mentions, supported
from bot.core.lint.subject import Said, Subject
from bot.core.matching.normalize import fold
from bot.core.model import LANGUAGES, Name, Passage, Sources
from bot.core.problem import Problem

_QUOTED: Final = re.compile(r'“([^“”]*)”|"([^"]*)"|«([^«»]*)»')
_EDGE: Final = " .,;:!?¡¿…'"
_APOSTROPHES: Final = str.maketrans("‘’", "''")  # noqa: RUF001 - typographic ones become plain
_OUR_TRANSLATION: Final = re.compile(r"\(traducci(?:ón nuestra|ones nuestras)\)", re.IGNORECASE)
# "HB19-1124" is a number with letters, and the numbers' rule has looked at it.
_CAPITALISED: Final = re.compile(r"\b[A-ZÁÉÍÓÚÜÑ][^\W\d_]+\b(?!-?\d)")
_ROMAN: Final = re.compile(r"[IVXLC]+")
# Where a sentence may begin: after a full stop, colon or opening sign, and at the very start.
_BEGINS: Final = re.compile(r"(?:^|[.!?:…])[\s\"'“”«»()¿¡]*$|[¿¡“«\"(][\s]*$")
# Written with a capital in English, and no names.
_NO_NAMES: Final = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a statement may say: the cited passages' texts, quotations, numbers and dates."""

    text: str
    words: frozenset[str]
    values: tuple[Day | Decimal, ...]
    passages: tuple[Passage, ...]
    titles: tuple[str, ...]


def quotation(subject: Subject) -> Iterator[Problem]:
    """Text in quotation marks is nobody's words, or a translation that is not marked as ours."""
    for said, evidence in _cases(subject):
        for match in _QUOTED.finditer(said.text):
            quoted = next(part for part in match.groups() if part is not None)
            at = ("faq.yaml", said.loc)
            original = _original(quoted, said, evidence)
            if original is None:
                message = (
                    "no cited passage has these words among its `quotes` in this language: quote "
                    "exactly, add the quote to its passage, or drop the quotation marks"
                )
                yield subject.error("quotation", at, message, match[0])
            elif original and not _OUR_TRANSLATION.search(said.text, match.end()):
                message = "this quotation is a translation: write “(traducción nuestra)” after it"
                yield subject.error("translated-quotation", at, message, match[0])


def number_or_date(subject: Subject) -> Iterator[Problem]:
    """A number or a date stands in no cited passage."""
    for said, evidence in _cases(subject):
        for mention in mentions(said.text, said.language):
            if not supported(mention.value, evidence.values):
                kind = "date" if isinstance(mention.value, Day) else "number"
                message = f"no cited passage has this {kind}: cite one that does, or correct it"
                at = ("faq.yaml", said.loc)
                yield subject.error(f"unsupported-{kind}", at, message, mention.text)


def listed_name(subject: Subject) -> Iterator[Problem]:
    """A person or office of `names` is in a statement, and in none of its passages."""
    forms = _forms(subject.knowledge.sources)
    for said, evidence in _cases(subject):
        for name, match in _named(said.text, forms):
            if not any(_form(form).search(evidence.text) for form in (*name.en, *name.es)):
                message = (
                    "no cited passage has this name: cite one that does, or leave the name out"
                )
                at = ("faq.yaml", said.loc)
                yield subject.error("unsupported-name", at, message, match[0])


def unknown_name(subject: Subject) -> Iterator[Problem]:
    """A word is written like a name, but neither `names` nor a cited passage has it."""
    forms = _forms(subject.knowledge.sources)
    for said, evidence in _cases(subject):
        named = {i for _, match in _named(said.text, forms) for i in range(*match.span())}
        for mention in mentions(said.text, said.language):
            named.update(range(mention.start, mention.start + len(mention.text)))
        for match in _CAPITALISED.finditer(said.text):
            word = fold(match[0])
            if (
                match.start() in named
                or word in evidence.words
                or word in _NO_NAMES
                or _ROMAN.fullmatch(match[0])
                or _BEGINS.search(said.text, 0, match.start())
            ):
                continue
            message = (
                "this looks like a name that no cited passage has: cite one that does, or add it "
                "to `names` in sources.yaml"
            )
            yield subject.warning("unknown-name", ("faq.yaml", said.loc), message, match[0])


def _cases(subject: Subject) -> Iterator[tuple[Said, Evidence]]:
    """Each statement that has sources, with what they say."""
    sources = subject.knowledge.sources
    gathered: dict[tuple[str, ...], Evidence] = {}
    for said in subject.said():
        if not subject.resolved(said.statement):
            continue
        cited = said.statement.source
        if cited not in gathered:
            gathered[cited] = _evidence([sources.passages[name] for name in cited], sources)
        yield said, gathered[cited]


def _evidence(passages: Iterable[Passage], sources: Sources) -> Evidence:
    english, spanish, titles = [], [], []
    values: list[Day | Decimal] = []
    for passage in passages:
        document, outlet = sources.documents[passage.document], sources.outlets.get(passage.outlet)
        english += [passage.says, passage.speaker or "", outlet.name if outlet else ""]
        english += [quote.en for quote in passage.quotes]
        spanish += [quote.es for quote in passage.quotes]
        english += [document.publisher, document.title or ""]
        titles += [document.title or ""]
        values += [Day.of(day) for day in (passage.as_of, document.published) if day]
    texts = {"en": "\n".join(english), "es": "\n".join(spanish)}
    for language in LANGUAGES:
        values += [mention.value for mention in mentions(texts[language], language)]
    text = "\n".join(texts.values())
    return Evidence(
        text=text,
        words=frozenset(re.findall(r"\w+", fold(text))),
        values=tuple(values),
        passages=tuple(passages),
        titles=tuple(titles),
    )


def _original(quoted: str, said: Said, evidence: Evidence) -> str | None:
    """What a quotation translates: "" if it is the original itself, None if nobody said it."""
    wanted = _plain(quoted)
    if any(wanted in _plain(title) for title in evidence.titles):
        return ""
    for passage in evidence.passages:
        for quote in passage.quotes:
            if wanted and wanted in _plain(quote.of(said.language)):
                return "" if said.language == "en" or wanted in _plain(quote.en) else quote.en
    return None


def _plain(text: str) -> str:
    """For comparing quotations: one kind of apostrophe, spaces between whole words, no edges."""
    line = " ".join(text.translate(_APOSTROPHES).split()).strip(_EDGE).casefold()
    return f" {line} " if line else ""


def _forms(sources: Sources) -> list[tuple[Name, re.Pattern[str]]]:
    """Every form of every listed name, the longest first."""
    forms = [(form, name) for name in sources.names.values() for form in {*name.en, *name.es}]
    forms.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return [(name, _form(form)) for form, name in forms]


def _form(form: str) -> re.Pattern[str]:
    """A form is found whole; one without capitals in any writing, so that ICE is no ice."""
    flags = re.IGNORECASE if form.islower() else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", flags)


def _named(
    text: str, forms: list[tuple[Name, re.Pattern[str]]]
) -> Iterator[tuple[Name, re.Match[str]]]:
    """Each listed name in a text, not counting one inside a longer one."""
    taken: set[int] = set()
    for name, pattern in forms:
        for match in pattern.finditer(text):
            span = range(*match.span())
            if taken.isdisjoint(span):
                taken.update(span)
                yield name, match
