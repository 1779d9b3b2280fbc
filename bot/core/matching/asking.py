"""The words of a question in, what kind of thing it asks for out, and which entries tell such.

Whoever asks "who started it" of a report that tells what came of it names all that the report is
about, and still asks for something else. Wordings show what an entry is asked for: if hardly any
asks for a person, the entry tells of none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, get_args

import numpy as np

from bot.core.matching.filler import FILLER
from bot.core.matching.vectors import Layout

Thing = Literal["person", "number", "another"]
"""person: who, or which office or group. number: how many. another: which other one."""
THINGS: Final[tuple[Thing, ...]] = get_args(Thing)

# On the labelled questions it takes back 12 of 91 wrong or false answers and no right one
# (tests/bench/README.md).
LEAST_SHARE: Final = 0.03
LEAST: Final = 3
"""An entry tells of what this share of its wordings, or so many of them, ask for."""
ENOUGH: Final = 20
"""Of an entry with fewer wordings nothing is known."""

_WHO: Final = frozenset("who whose whom quien quienes".split())
_WHICH: Final = frozenset("which what que cual cuales".split())
_HOW_MANY: Final = frozenset("cuanto cuanta cuantos cuantas".split())
_OTHER: Final = frozenset("other others otro otra otros otras".split())
_NAMED: Final = frozenset("llama llaman llamaba llamaban".split())
_WHOSE_CLAUSE: Final = frozenset(
    """
    about anybody anyone everybody everyone folks friend friends guy guys man one ones people person
    somebody someone those woman
    """.split()
)
"""After these, "who" begins a clause about them and asks nothing."""
_ROLES: Final = frozenset(
    """
    agency agent anchor attorney author boss chief company councilman councilmember councilwoman
    director firm governor group journalist judge lawmaker lawyer legislator mayor nonprofit
    organization person president reporter senator sheriff
    abogada abogado agente alcalde alcaldesa autor autora concejal concejala director directora
    empresa gobernador gobernadora grupo jefa jefe juez jueza legislador legisladora organizacion
    periodista persona politico presidenta presidente reportera reportero senador senadora
    """.split()
)


def things_asked(words: Sequence[str]) -> frozenset[Thing]:
    """The kinds of things that these words ask for, folded as `normalize.words` gives them."""
    return frozenset(_things(("", *words, "", "")))


def _things(words: Sequence[str]) -> Iterator[Thing]:
    for i in range(1, len(words) - 2):
        before, word, after, then = words[i - 1 : i + 3]
        if word in _WHO and _asks(before, word):
            yield "person"
        if word in _WHICH and (_is_role(after) or (_is_role(then) and after not in FILLER)):
            yield "person"
        if word in _NAMED and words[max(i - 2, 0)] == "como":
            yield "person"
        if (word == "how" and after in {"many", "much"}) or (word in _HOW_MANY and before != "en"):
            yield "number"
        if word in _OTHER and before in _WHICH:
            yield "another"
        if (word == "else" and before in _WHICH | _WHO) or (word == "mas" and before in _WHO):
            yield "another"


def _asks(before: str, word: str) -> bool:
    """Whether "who" asks: at the beginning, or after a word that nobody is told apart by."""
    spanish = word.startswith("q")
    return spanish or not before or (before in FILLER and before not in _WHOSE_CLAUSE)


def _is_role(word: str) -> bool:
    return not _ROLES.isdisjoint({word, word.removesuffix("s"), word.removesuffix("es")})


class Asking:
    """What the wordings of each entry ask for. Never changes once built."""

    __slots__ = ("_lacks",)

    def __init__(self, texts: Sequence[Sequence[str]], layout: Layout) -> None:
        """Counts the words of each phrasing, in the order of `layout`."""
        asked = np.zeros((layout.entries, len(THINGS)), np.float32)
        for entry, words in zip(layout.owner, texts, strict=True):
            asked[entry, [THINGS.index(thing) for thing in things_asked(words)]] += 1
        wordings = np.bincount(layout.owner, minlength=layout.entries)[:, None]
        few = (asked < LEAST_SHARE * wordings) & (asked < LEAST)
        self._lacks = few & (wordings >= ENOUGH)

    def lacking(self, entry: int, things: frozenset[Thing]) -> Thing | None:
        """The first of these kinds of things that hardly any wording of an entry asks for."""
        lacks = (thing for i, thing in enumerate(THINGS) if self._lacks[entry, i])
        return next((thing for thing in lacks if thing in things), None)
