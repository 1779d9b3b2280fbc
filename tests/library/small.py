"""What tests of editing share: words that make a labelled question come out right or wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

from bot.core.editing.edit import PutEntryText, ReplaceFile
from bot.library.judge import judge
from bot.library.proposal import Published, Signed

# So that no document in the examples grows old.
TODAY = date(2026, 11, 23)
VOTE = "    en: [which body approved it, did the council say yes]\n"
WORDS = "    en: [what were hancock's words, quote from the mayor please]\n"
ANSWERED = VOTE.replace("]", ", whose politicians decided that]")
DRAWN = WORDS.replace("]", ", whose politicians decided that]")
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


def block(faq, name):
    """An entry as its editor gets it."""
    text = (faq / "faq.yaml").read_text(encoding="utf-8")
    start = text.index(f"- id: {name}\n")
    end = text.find("\n\n- id: ", start)
    return text[start:] if end < 0 else text[start : end + 1]


def edited(faq, name, old, new):
    """The edit of somebody who changes one place of an entry."""
    was = block(faq, name)
    assert was.count(old) == 1
    return PutEntryText(id=name, text=was.replace(old, new), was=was)


def clearer(faq):
    """An edit of one line that harms nothing."""
    return edited(faq, "council-vote", "did the council say yes", "did the council agree")


def harmless(faq):
    """Another one, of the other entry."""
    return edited(faq, "mayor-words", "quote from the mayor please", "a quote from the mayor")


def refused(faq):
    """An edit after which a question is refused that was answered."""
    return edited(faq, "council-vote", ", whose politicians decided that", "")


def wrong(faq):
    """An edit after which the other entry answers a labelled question."""
    text = (faq / "faq.yaml").read_text(encoding="utf-8")
    new = text.replace(ANSWERED, VOTE).replace(WORDS, DRAWN)
    return ReplaceFile(name="faq.yaml", text=new)


def contents(*folders):
    return {path: path.read_bytes() for folder in folders for path in folder.iterdir()}


async def published(publisher, edit, why=""):
    found = await publisher.publish(await publisher.propose(edit), signed(why))
    assert isinstance(found, Published), found
    return found


async def versions(publisher):
    return await publisher.recorder.history.versions(100)
