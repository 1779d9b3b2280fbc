"""Takes the entries; gives a warning for each that is harder to read than a ninth grader reads.

English: the Flesch-Kincaid grade level. Kincaid, Fishburne, Rogers and Chissom, "Derivation of
New Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, 1975.
Spanish: the Flesch-Szigriszt perspicuity. Szigriszt Pazos, "Sistemas predictivos de legibilidad
del mensaje escrito", Universidad Complutense de Madrid, 1993; its steps are those of the INFLESZ
scale, Barrio-Cantalejo et al., Anales del Sistema Sanitario de Navarra 31(2), 2008.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from bot.core.lint.subject import Said, Subject
from bot.core.model import Language
from bot.core.problem import Problem

HIGHEST_GRADE: Final = 9.0
"""The school year (United States) whose pupils can still follow an English entry."""

LOWEST_EASE: Final = 55.0
"""INFLESZ calls 55 to 65 "normal", secondary school, and less "somewhat hard"."""

SHORTEST: Final = 30
"""Words from which a figure means something: in fewer, one long name or quotation decides it."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
# A point after one capital, as in "U.S.", and one before a small letter or a number end nothing.
_SENTENCE_END: Final = re.compile(r"(?<!\b[A-Z])[.!?…]+[”\"»)]*(?=\s+[^\w\s]*[^\W\d_a-zà-ÿ]|\s*$)")

_ENGLISH_RUN: Final = re.compile(r"[aeiouy]+")
# Written, not spoken: the e of "these", "judge", "passed", "times"; "little", "wanted" and
# "places" speak theirs.
_ENGLISH_SILENT: Final = re.compile(
    r"(?<=[aeiouy][^aeiouy])e$|(?<=[aeiouy][^aeiouy][^aeiouyl])e$|(?<![dtaeiouy])ed$|"
    r"(?<![aeiouyscgxz])(?<!sh)(?<!ch)es$"
)
# Two syllables in one run of vowels: "media", "period", "video", "create", "being", "science".
_ENGLISH_APART: Final = re.compile(
    r"(?<![cst])ia|(?<![cstg])io|(?<!p)eo(?!u)|(?<=cr)ea(?=t)|ei(?=ng)|yi|ie(?=nc|t)|(?<=[dr])ea$"
)

_SPANISH_MUTE: Final = re.compile(r"(?<=q)u|(?<=g)u(?=[eéií])")
# A strong vowel is a syllable of its own; weak ones are one only where no strong one is beside.
_SPANISH_NUCLEUS: Final = re.compile(
    r"[aeoáéóíú]|(?<![aeoáéóíúiuü])(?:[iuü]+y?|y)(?![aeoáéóíúiuüy])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the formulas count. Numbers are left out: being long to say makes none hard."""

    sentences: int
    words: int
    syllables: int

    @property
    def length(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences

    @property
    def weight(self) -> float:
        """Syllables a word."""
        return self.syllables / max(1, self.words)


def reading_level(subject: Subject) -> Iterator[Problem]:
    """An entry has sentences too long or words too heavy for most readers.

    The formulas are made for passages, so an entry is measured as a whole, the way it is read;
    the warning stands at its hardest statement.
    """
    entries: dict[tuple[object, Language], list[Said]] = {}
    for said in subject.said():
        entries.setdefault((said.loc[0], said.language), []).append(said)
    for (_, language), statements in entries.items():
        whole = measure(" ".join(said.text for said in statements), language)
        verdict = _too_hard(whole, language)
        if whole.words < SHORTEST or not verdict:
            continue
        hardest = max(statements, key=_hardness)
        message = f"this entry is hard to read ({verdict}): shorten its sentences, this one first"
        yield subject.warning("reading-level", ("faq.yaml", hardest.loc), message, hardest.text)


def measure(text: str, language: Language) -> Measure:
    """Count sentences (at least one), words and syllables."""
    words = _WORD.findall(text.lower())
    return Measure(
        sentences=max(1, len(_SENTENCE_END.findall(text))),
        words=len(words),
        syllables=sum(syllables(word, language) for word in words),
    )


def syllables(word: str, language: Language) -> int:
    """The syllables of a word in small letters, at least one; in English a good guess."""
    match language:
        case "en":
            spoken = _ENGLISH_SILENT.sub("", re.sub(r"['\u2019].*", "", word))
            found = len(_ENGLISH_RUN.findall(spoken)) + len(_ENGLISH_APART.findall(spoken))
        case "es":
            found = len(_SPANISH_NUCLEUS.findall(_SPANISH_MUTE.sub("", word)))
        case _:
            assert_never(language)
    return max(1, found)


def grade(counted: Measure) -> float:
    """The Flesch-Kincaid grade level: a school year of the United States."""
    return 0.39 * counted.length + 11.8 * counted.weight - 15.59


def ease(counted: Measure) -> float:
    """The Flesch-Szigriszt perspicuity: 100 is very easy, 0 very hard."""
    return 206.835 - 62.3 * counted.weight - counted.length


def _hardness(said: Said) -> float:
    counted = measure(said.text, said.language)
    return grade(counted) if said.language == "en" else -ease(counted)


def _too_hard(counted: Measure, language: Language) -> str:
    """The figure and its limit, or nothing if it is kept."""
    if language == "en" and grade(counted) > HIGHEST_GRADE:
        return f"English grade {grade(counted):.1f}, at most {HIGHEST_GRADE:.0f}"
    if language == "es" and ease(counted) < LOWEST_EASE:
        return f"Spanish ease {ease(counted):.0f}, at least {LOWEST_EASE:.0f}"
    return ""
