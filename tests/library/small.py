"""What tests of editing share: words that make a labelled question come out right or wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

from bot.library.judge import judge
from bot.library.proposal import Signed

# So that no document in the examples grows old.
TODAY = date(2026, 11, 23)
VOTE = "    en: [which body approved it, did the council say yes]\n"
WORDS = "    en: [what were hancock's words, quote from the mayor please]\n"
ANSWERED = VOTE.replace("]", ", which politicians passed that]")
DRAWN = WORDS.replace("]", ", which politicians passed that]")
"""Wordings with which the labelled question of the vote is answered with the vote, or wrongly."""


async def judged_here(case):
    """The gate without a process of its own."""
    return judge(case)


def clock():
    """A minute later with each version."""
    minutes = count()
    return lambda: datetime(2026, 11, 23, 12, next(minutes), tzinfo=UTC)


def signed(why="", who="Marigold"):
    return Signed(who=who, via="discord", why=why)


def save(folder, old, new, file="faq.yaml"):
    """Save a file as an editor does, with other words in one place."""
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
