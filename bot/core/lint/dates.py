"""Takes English or Spanish prose; gives the numbers and dates it mentions, and compares them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from bot.core.model import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as far as a text gives it: "August 2017" has no day, "Aug. 22" no year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, value: date) -> Day:
        """The whole date."""
        return cls(year=value.year, month=value.month, day=value.day)

    def within(self, other: Day) -> bool:
        """Whether the other date gives everything that this one gives, and the same."""
        mine, others = (self.year, self.month, self.day), (other.year, other.month, other.day)
        return all(part is None or part == known for part, known in zip(mine, others, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A number or date, as written and as meant; `start` is its place in the text."""

    text: str
    start: int
    value: Day | Decimal


_MONTHS: Final[Mapping[Language, str]] = {
    "en": "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? "
    "sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?",
    "es": "ene(?:ro)? feb(?:rero)? mar(?:zo)? abr(?:il)? mayo? jun(?:io)? jul(?:io)? ago(?:sto)? "
    "(?:sept?|sep?tiembre) oct(?:ubre)? nov(?:iembre)? dic(?:iembre)?",
}
_WORDS: Final[Mapping[Language, str]] = {
    # "one", "uno" and "una" are articles and pronouns far more often than numbers.
    "en": "zero _ two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty",
    "es": "cero _ dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte",
}
_TIMES: Final[Mapping[str, int]] = {
    "thousand": 1_000,
    "mil": 1_000,
    "million": 1_000_000,
    "millón": 1_000_000,
    "millones": 1_000_000,
}
# A month alone; "March" and "May" are other words too often.
_CLEAR_MONTHS = "January|February|April|June|July|August|September|October|November|December"
_SPANISH_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
)
_ISO = r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"
_YEAR = r"(?P<year>\d{4})\b"
_DIGITS = re.compile(
    r"(?P<digits>\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)(?:\s+(?P<times>"
    + "|".join(_TIMES)
    + r")\b)?"
)
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?:[.,]|$))")


def _date_patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    month = "(?P<month>" + "|".join(_MONTHS[language].split()) + r")\b\.?"
    day = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|\.?º)?"
    written = {
        "en": (
            rf"\b{month}\s+{day}\b(?!\s*%)(?:,?\s+{_YEAR})?",
            rf"{day}\s+(?:of\s+)?{month}(?:,?\s+{_YEAR})?",
            rf"\b{month},?\s+(?:of\s+)?{_YEAR}",
            rf"(?-i:\b(?P<month>{_CLEAR_MONTHS})\b)",
        ),
        "es": (
            rf"{day}\s+(?:de\s+)?{month}(?:,?\s+(?:del?\s+)?{_YEAR})?",
            rf"\b{month}\s+(?:del?\s+)?{_YEAR}",
            rf"\b(?P<month>{_SPANISH_MONTHS})\b",
        ),
    }
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (_ISO, *written[language]))


_DATES: Final[Mapping[Language, tuple[re.Pattern[str], ...]]] = {
    "en": _date_patterns("en"),
    "es": _date_patterns("es"),
}
_MONTH: Final[Mapping[Language, tuple[re.Pattern[str], ...]]] = {
    language: tuple(re.compile(month, re.IGNORECASE) for month in months.split())
    for language, months in _MONTHS.items()
}
_WORD_VALUES: Final[Mapping[Language, Mapping[str, int]]] = {
    language: {word: value for value, word in enumerate(words.split()) if word != "_"}
    for language, words in _WORDS.items()
}
# "las dos" and "los tres" are "both" and "all three": they count what the text has just named.
_WORD: Final[Mapping[Language, re.Pattern[str]]] = {
    language: re.compile(r"(?<!\blas )(?<!\blos )\b(?:" + "|".join(values) + r")\b", re.IGNORECASE)
    for language, values in _WORD_VALUES.items()
}


def mentions(text: str, language: Language) -> tuple[Mention, ...]:
    """The dates and numbers of a text, in its order.

    Reads "Aug. 28, 2017", "28 August 2017", "August 2017", "28 de agosto de 2017", "agosto de
    2017", "2017-08-28" and a month alone; digits with either separator, also within signs
    ("HB19-1124" has 19 and 1124); number words up to twenty, but not "one". A year alone is a
    number.
    """
    dates = list(_dates(text, language))
    for date_ in dates:
        # What is read is blanked, so that "28 August 2017" is not 28 and 2017 as well.
        end = date_.start + len(date_.text)
        text = text[: date_.start] + " " * len(date_.text) + text[end:]
    found = [*dates, *_numbers(text, language)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def supported(value: Day | Decimal, known: Iterable[Day | Decimal]) -> bool:
    """Whether a known date or number says this one; a year is said by any date in it."""
    match value:
        case Day():
            return any(isinstance(other, Day) and value.within(other) for other in known)
        case Decimal():
            return any(value == (o.year if isinstance(o, Day) else o) for o in known)


def _dates(text: str, language: Language) -> Iterator[Mention]:
    taken: set[int] = set()
    for pattern in _DATES[language]:
        for match in pattern.finditer(text):
            value = _day(match.groupdict(), language)
            span = range(match.start(), match.end())
            if value is None or not taken.isdisjoint(span):
                continue
            taken.update(span)
            yield Mention(text=match[0], start=match.start(), value=value)


def _day(parts: Mapping[str, str | None], language: Language) -> Day | None:
    written = parts["month"] or ""
    months = _MONTH[language]
    month = (
        int(written)
        if written.isdigit()
        else next(i for i, m in enumerate(months, start=1) if m.fullmatch(written))
    )
    day, year = parts.get("day"), parts.get("year")
    value = Day(year=int(year) if year else None, month=month, day=int(day) if day else None)
    try:
        # A leap year stands in where the text has no year.
        date(value.year or 2000, month, value.day or 1)
    except ValueError:
        return None
    return value


def _numbers(text: str, language: Language) -> Iterator[Mention]:
    for match in _DIGITS.finditer(text):
        digits = _THOUSANDS.sub("", match["digits"]).replace(",", ".")
        value = Decimal(digits) * _TIMES.get(match["times"] or "", 1)
        yield Mention(text=match[0], start=match.start(), value=value)
    for match in _WORD[language].finditer(text):
        value = Decimal(_WORD_VALUES[language][match[0].lower()])
        yield Mention(text=match[0], start=match.start(), value=value)
