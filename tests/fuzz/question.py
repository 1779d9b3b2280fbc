"""Any text as a question, in any language and place: an answer that Discord takes, in time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from bot.core.model import LANGUAGES
from bot.discord_app.actions import PassOn, Remove, Share, ShowChanges, decode
from bot.discord_app.desk import QUESTION_LIMIT, Desk
from bot.discord_app.limits import Limits
from bot.discord_app.shown import shown
from bot.library.library import Library
from tests.fuzz.discord_takes import takes_choices, takes_message
from tests.fuzz.watchdog import within
from tests.wire.loopback.components import buttons
from tests.wire.loopback.process import ROOT

LONGEST = 4000
"""Characters of the longest message there is."""
PLACES = tuple(product((None, *LANGUAGES), ("public", "private", "direct")))
"""The first byte of an input chooses one of these."""


@cache
def desk() -> Desk:
    """The shipped FAQ."""
    return Desk(Library.open(ROOT / "knowledge"), Limits(), log_answers=True)


def prepare() -> None:
    """What the first question alone would have to wait for."""
    desk().library.warm()
    desk().reply("warm", locale=None, place="public", route="mention")


def check(data: bytes) -> None:
    """Ask it, let it be completed, and press each button of the answer that shows something."""
    locale, place = PLACES[data[0] % len(PLACES)] if data else PLACES[0]
    text = read(data)
    with within():
        view = desk().reply(text, locale=locale, place=place, route="slash", passes_on=True)
    body = takes_message(view)
    with within():
        choices = desk().suggest(text[:QUESTION_LIMIT], locale or "en")
    takes_choices(choices)
    for button in buttons(body):
        action = decode(button["custom_id"])
        assert action is not None, "a button of ours that is not ours"
        if not isinstance(action, Share | Remove | ShowChanges | PassOn):
            takes_message(shown(action, desk().library.current, "private"))


def read(data: bytes) -> str:
    """The text of an input. Bytes that are no text become halves of characters."""
    return data[1:].decode("utf-8", "surrogateescape")[:LONGEST]


def seeds() -> Iterator[bytes]:
    """The labelled questions and the wordings of the FAQ."""
    knowledge = desk().library.current.knowledge
    questions = knowledge.questions
    for number, group in enumerate((*questions.must_answer, *questions.must_refuse)):
        for language in LANGUAGES:
            for text in group.of(language)[:2]:
                yield bytes([number % len(PLACES)]) + text.encode()
    for entry in knowledge.faq:
        yield b"\x01entry:" + entry.id.encode()


def words() -> Iterator[str]:
    """Pieces that questions are made of, and some that break careless programs."""
    yield from ("@everyone", "<@1>", "://", "**", "entry:", " and ", " y ", "?", "\u202e", "\u0301")
    seen = {word for data in seeds() for word in read(data).split()}
    yield from sorted(seen)
