"""A question's words in, the reason why no entry may answer it out, or None.

Each guard is a rule over lists of cues in `vocabulary.yaml`. Guards come after the score: they
turn an answer into a typed no, and never an unknown question into an answer. A time or a place
that the entry itself names (it stands in the wording that matched) is no reason to refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.matching.normalize import words
from bot.core.matching.phrases import Phrases, Span
from bot.core.model import Cues, RefusalKind, Vocabulary

Heard = Mapping[str, tuple[str, ...]]
"""Name of a list of cues → the question's own words that are such a cue."""


def _right_now(heard: Heard) -> bool:
    return bool(heard["alarm"] or (heard["now"] and heard["enforcement"]))


def _own_case(heard: Heard) -> bool:
    told = heard["people"] and heard["case_events"] and not heard["general"]
    return bool(heard["advice"] or told)


def _other_place(heard: Heard) -> bool:
    return bool(heard["places"])


def _after_our_sources(heard: Heard) -> bool:
    return bool(heard["recent"])


# In this order: what could hurt most if it were taken for something else comes first.
_GUARDS: tuple[tuple[RefusalKind, Callable[[Heard], bool]], ...] = (
    ("right-now", _right_now),
    ("own-case", _own_case),
    ("other-place", _other_place),
    ("after-our-sources", _after_our_sources),
)


_EXPECTABLE = frozenset({"recent", "places"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the guards heard, and the kind of no it makes, if any."""

    heard: Heard
    kind: RefusalKind | None


class Guards:
    """All guards over one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._cues = {
            name: Phrases(getattr(vocabulary.cues, name), typos=True) for name in Cues.model_fields
        }
        # "Boulder" is one letter from "shoulder": a place is only itself.
        self._places = Phrases(vocabulary.places, typos=False)
        self._not_places = Phrases(vocabulary.not_places, typos=False)

    def judge(self, question: str, expected: str = "") -> Verdict:
        """Why no entry may answer.

        Args:
            question: as typed.
            expected: the wording of the best entry; the times and places in it do not count.
        """
        heard = self._hear(words(question))
        kind = _first(heard)
        if kind and any(heard[name] for name in _EXPECTABLE):
            mine = self._hear(words(expected))
            kind = _first(
                {
                    name: _without(found, mine[name]) if name in _EXPECTABLE else found
                    for name, found in heard.items()
                }
            )
        return Verdict(heard=heard, kind=kind)

    def _hear(self, question: Sequence[str]) -> dict[str, tuple[str, ...]]:
        heard = {
            name: _texts(question, phrases.find(question)) for name, phrases in self._cues.items()
        }
        masked = self._not_places.find(question)
        places = (
            span
            for span in self._places.find(question)
            if not any(start <= span[0] and span[1] <= end for start, end in masked)
        )
        heard["places"] = _texts(question, places)
        return heard


def _first(heard: Heard) -> RefusalKind | None:
    return next((kind for kind, refuses in _GUARDS if refuses(heard)), None)


def _texts(question: Sequence[str], spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(" ".join(question[start:end]) for start, end in spans)


def _without(found: tuple[str, ...], expected: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in found if text not in expected)
