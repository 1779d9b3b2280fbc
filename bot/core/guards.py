"""A question's words in, the reason why no entry may answer it out, or None.

Each guard is a rule over lists of cues in `vocabulary.yaml`. Guards come after the score: they
turn an answer into a typed no, and never an unknown question into an answer. A time or a place
that the entry itself names (it stands in the wording that matched) is no reason to refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.core.matching.leaning import Leaning
from bot.core.matching.normalize import stem, words
from bot.core.matching.phrases import PhraseLists, Phrases, Span
from bot.core.matching.plight import Example, Plight
from bot.core.model import Cues, RefusalKind, Vocabulary

Heard = Mapping[str, tuple[str, ...]]
"""Name of a list of cues → the question's own words that are such a cue."""


def _right_now(heard: Heard) -> bool:
    there = heard["now"] and heard["enforcement"] and not heard["general"]
    return bool(heard["alarm"] or there)


def _own_case(heard: Heard) -> bool:
    told = heard["people"] and heard["case_events"] and not heard["general"]
    return bool(heard["advice"] or told)


def _other_place(heard: Heard) -> bool:
    return bool(heard["places"])


def _after_our_sources(heard: Heard) -> bool:
    return bool(heard["recent"])


def _ordered(heard: Heard) -> bool:
    return bool(heard["orders"])


# What the entry's own wording holds is no reason for these. They come after a person's trouble,
# which could hurt most if it were taken for something else.
_GUARDS: tuple[tuple[RefusalKind, Callable[[Heard], bool]], ...] = (
    ("other-place", _other_place),
    ("after-our-sources", _after_our_sources),
    ("off-topic", _ordered),
)
_EXPECTABLE = frozenset(kind for kind, _ in _GUARDS)

_LONG_NAME = 7
"""Letters of a place's name that may be misspelled."""
_FROM = frozenset({"from", "de"})
_LEAST_WORDS = 3
"""Of a word or two ("arrests", "light rail") nobody can tell whose trouble it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the guards heard, and the kind of no it makes, if any.

    `otherwise` is the kind of no that fits if nothing answers, or None if that cannot be told.
    """

    heard: Heard
    kind: RefusalKind | None
    otherwise: RefusalKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What tells a person's own trouble, and which no fits where nothing answers."""

    plight: Plight
    leaning: Leaning


class Guards:
    """All guards over one vocabulary, and over labelled questions of which two of them learn."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        labelled: Iterable[tuple[str, RefusalKind | None]] = (),
    ) -> None:
        """Takes the cues, and labelled questions with their kind of no; None has an answer."""
        cues = vocabulary.cues
        self._cues = PhraseLists(
            {name: Phrases(getattr(cues, name), typos=True) for name in Cues.model_fields}
        )
        # "Aspen" is near "open" and "Seattle" near "settle": only a longer name may be misspelled.
        self._places = Phrases(vocabulary.places, typos=True, least=_LONG_NAME)
        self._not_places = Phrases(vocabulary.not_places, typos=False)
        # One text each: thousands of rows of words would take five times the memory.
        self._labelled = {_as_text(words(text)): kind for text, kind in labelled}

    @cached_property
    def learnt(self) -> Learnt:
        """What the labelled questions teach. Takes a moment, and once, when first needed."""
        examples = [
            (_marks(heard, self._hear(heard, typos=False)), kind)
            for text, kind in self._labelled.items()
            for heard in [text.split()]
        ]
        plight = Plight((marks, _example(kind)) for marks, kind in examples)
        return Learnt(plight=plight, leaning=Leaning(examples))

    def judge(
        self, question: str, expected: str = "", confidence: float = 0.0, *, unseen: bool = False
    ) -> Verdict:
        """Why no entry may answer.

        Args:
            question: as typed.
            expected: the wording of the best entry; the times and places in it do not count.
            confidence: how likely that entry is, from 0 to 1.
            unseen: to judge a labelled question as if nobody had labelled it.
        """
        asked = words(question)
        heard = self._hear(asked)
        known = unseen and _as_text(asked) in self._labelled
        labelled = self._labelled[_as_text(asked)] if known else None
        example = _example(labelled) if known else None
        kind = self._own_trouble(asked, heard, confidence, example) or _first(heard)
        if kind in _EXPECTABLE:
            mine = self._hear(words(expected))
            kind = _first({name: _without(heard[name], mine[name]) for name in heard})
        otherwise = self.learnt.leaning.kind(_marks(asked, heard), labelled)
        return Verdict(heard=heard, kind=kind, otherwise=otherwise)

    def _own_trouble(
        self, asked: Sequence[str], heard: Heard, confidence: float, labelled: Example | None
    ) -> RefusalKind | None:
        if _right_now(heard):
            return "right-now"
        if heard["about_it"] or len(asked) < _LEAST_WORDS:
            return "own-case" if _own_case(heard) else None
        marks = _marks(asked, heard)
        kind = self.learnt.plight.kind(marks, confidence, sure=_own_case(heard), labelled=labelled)
        # "They took my brother an hour ago, who do I call": a case, but one of this hour.
        return "right-now" if kind and heard["seized"] and heard["urgent"] else kind

    def _hear(self, question: Sequence[str], *, typos: bool = True) -> dict[str, tuple[str, ...]]:
        cues = self._cues.find(question, typos=typos)
        # "Why should I believe it" asks for no advice, "according to the article, should I" does.
        cues["advice"] = _apart(cues["advice"], cues["general"])
        heard = {name: _texts(question, spans) for name, spans in cues.items()}
        masked = self._not_places.find(question)
        told_of = {end for name in ("people", "kin") for _, end in cues[name]}
        places = (
            span
            for span in self._places.find(question, typos=typos)
            if not any(start <= span[0] and span[1] <= end for start, end in masked)
            and not _is_home(question, span[0], told_of)
        )
        heard["places"] = _texts(question, places)
        return heard


def _as_text(heard: Sequence[str]) -> str:
    return " ".join(heard)


def _apart(spans: Iterable[Span], others: Collection[Span]) -> tuple[Span, ...]:
    """Those that share no word with any of the others."""
    return tuple(
        (start, end)
        for start, end in spans
        if not any(start < its_end and its_start < end for its_start, its_end in others)
    )


def _is_home(question: Sequence[str], place: int, told_of: Collection[int]) -> bool:
    """Whether somebody is from the place, and nothing is asked about it: "my cousin from Texas".

    `told_of` are the places after words for people; "I am from" has one more between.
    """
    is_from = place > 0 and question[place - 1] in _FROM
    return is_from and not {place - 1, place - 2}.isdisjoint(told_of)


def _example(kind: RefusalKind | None) -> Example:
    return kind if kind in ("right-now", "own-case") else "other"


def _marks(question: Sequence[str], heard: Heard) -> frozenset[str]:
    """What tells a question: the stems of its words, how it begins, and which cues it holds."""
    stems = [stem(word) for word in question]
    begins = (f"^{first}" for first in stems[:1])
    return frozenset((*stems, *begins, *(f"#{name}" for name, found in heard.items() if found)))


def _first(heard: Heard) -> RefusalKind | None:
    return next((kind for kind, refuses in _GUARDS if refuses(heard)), None)


def _texts(question: Sequence[str], spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(" ".join(question[start:end]) for start, end in spans)


def _without(found: tuple[str, ...], expected: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in found if text not in expected)
