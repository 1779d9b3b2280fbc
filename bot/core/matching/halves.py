"""A question in, the two questions that it may be made of out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bot.core.matching.normalize import clean, words

_JOINED = re.compile(
    r"""
    [?!.;]+ \s+ (?: ¿\s* )? (?: (?:and|y|e) \s+ )?       # a sentence ends
    | ,? \s+ (?:and|y|e) \s+ (?:also\s+|tambi[eé]n\s+)? (?: ¿\s* )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LISTED = re.compile(r"\s+(?:and|or|y|e|o|u)\s+", re.IGNORECASE)

# What a question begins with. "que" and "es" begin other clauses as well, but not after "y".
_ASKING: Final = frozenset(
    """
    who what when where why how which whose does do did is are was were can could will would has
    have had quien quienes que cuando donde como cual cuales cuanto cuanta cuantos cuantas por a
    hay hubo es son fue fueron puede pueden sigue siguen tiene tienen esta estan
    """.split()
)
_MOST_CUTS: Final = 3
"""Who asks more than that at once is told the best entry, not kept waiting."""
_LEAST_CLAUSE: Final = 4
"""Fewer words that do not begin like a question are no question."""
_BEGINNING: Final = 40
"""Characters in which the first word of a half stands."""
_MOST_LISTED: Final = 2
"""Things that are merely listed have no more words each."""
_NO_THING: Final = frozenset({"no", "not"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """Two questions of one. `asks`: the second begins as questions do, not like a mere thing."""

    first: str
    second: str
    asks: bool


def halves(question: str) -> tuple[Halves, ...]:
    """Every way to part a question in two of which each may ask something.

    It is parted where a sentence ends and at "and", if what follows begins like a question or is
    long enough for one, so that "crime victims and witnesses" stays whole. Nothing is parted at
    "or", which asks for one answer out of two.
    """
    plain = clean(question)
    cuts = ((plain[: m.start()], plain[m.end() :]) for m in _JOINED.finditer(plain))
    parted = (
        Halves(first=first, second=second, asks=_asks(second))
        for first, second in cuts
        if _asks(second) or len(second.split()) >= _LEAST_CLAUSE
    )
    return tuple(islice((half for half in parted if words(half.first)), _MOST_CUTS))


def listed(question: str) -> tuple[str, str] | None:
    """The two things of a question that does no more than name them: "letter and order"."""
    parts = _LISTED.split(clean(question))
    if len(parts) != 2 or not all(map(_is_thing, parts)):  # noqa: PLR2004 - the docstring says two
        return None
    return parts[0], parts[1]


def _is_thing(text: str) -> bool:
    parts = words(text)
    named = 0 < len(parts) <= _MOST_LISTED and _NO_THING.isdisjoint(parts)
    return named and parts[0] not in _ASKING


def _asks(text: str) -> bool:
    return bool((parts := words(text[:_BEGINNING])) and parts[0] in _ASKING)
