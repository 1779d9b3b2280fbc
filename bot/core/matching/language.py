"""A question's words in, its language out, or None where they do not tell."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.model import Language

# Words that only one of the two languages uses in a sentence, and so often that a short question
# holds one. Words of both ("no", "me", "he", "a", "son", "once") tell nothing and are left out.
_ENGLISH = frozenset(
    """
    the is are was were do does did what who when where why how which can could will would should
    of to in on at for from with and or but not if they them their his her you your my this that
    these there have has had it its an any some about be been i we our get tell does say says said
    """.split()
)
_SPANISH = frozenset(
    """
    el la los las un una unos unas de del al que quien quienes cuando donde como cual cuales por
    para con sin y o pero si es esta estan fue fueron era ser hay su sus mi mis tu tus te le les
    lo se nos este eso esa ese esto puede pueden hace hacen dice dijo cuanto cuantos porque ya muy
    mas tiene tienen sobre entre alguien algo en van va
    """.split()
)


def language_of(words: Iterable[str]) -> Language | None:
    """The language of a question by its function words.

    Args:
        words: folded words without accents, as `normalize.words` gives them.

    Returns:
        The language with more of its function words, or None at a tie.
    """
    found = list(words)
    english = sum(word in _ENGLISH for word in found)
    spanish = sum(word in _SPANISH for word in found)
    if english == spanish:
        return None
    return "en" if english > spanish else "es"
