"""Any text as the id of a button: what it shows is taken by Discord, or it is not ours."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.model import LANGUAGES, REFUSAL_KINDS
from bot.discord_app.actions import (
    LEAFLETS,
    PassOn,
    Remove,
    Share,
    ShowChanges,
    ShowChoice,
    ShowDocuments,
    ShowEntry,
    ShowLeaflet,
    ShowRefusal,
    ShowRelated,
    ShowSources,
    ShowTopic,
    ShowTopics,
    decode,
    encode,
)
from bot.discord_app.passing_on.form import PassOnForm
from bot.discord_app.shown import gone, is_gone, shown
from tests.fuzz.discord_takes import takes_form, takes_message
from tests.fuzz.question import desk
from tests.fuzz.watchdog import within

LARGEST = 2**63 - 1
"""The largest number that a database can be asked for."""


def prepare() -> None:
    """Read the FAQ."""
    desk()


def check(data: bytes) -> None:
    """Press it, in each place."""
    custom_id = data.decode("utf-8", "surrogateescape")
    with within():
        action = decode(custom_id)
    if action is None:
        return
    # The same thing again: a button that leads to itself, or to its other language.
    assert decode(encode(action)) == action
    snapshot = desk().library.current
    if is_gone(action, snapshot.knowledge):
        takes_message(gone(action.language))
        return
    match action:
        case Share() | Remove():
            return
        case PassOn(language=language):
            takes_form(PassOnForm("", language))
            return
        case ShowChanges(before=before):
            assert before <= LARGEST
            return
    for place in ("public", "private", "direct"):
        for asked in (None, "", custom_id[:300]):
            with within():
                view = shown(action, snapshot, place, asked=asked)
            takes_message(view)


def seeds() -> Iterator[bytes]:
    """An id of every kind, and for every entry."""
    knowledge = desk().library.current.knowledge
    ids = [entry.id for entry in knowledge.faq]
    for language in LANGUAGES:
        for entry in ids:
            for kind in (ShowSources, ShowEntry, ShowRelated, Share):
                yield encode(kind(language, entry)).encode()
        for kind in REFUSAL_KINDS:
            yield encode(ShowRefusal(language, kind)).encode()
        for leaflet in LEAFLETS:
            yield encode(ShowLeaflet(language, leaflet)).encode()
        for topic in dict.fromkeys(entry.topic for entry in knowledge.faq):
            yield encode(ShowTopic(language, topic, 1)).encode()
        yield encode(ShowChoice(language, tuple(ids[:3]))).encode()
        yield encode(Remove(language)).encode()
        yield encode(PassOn(language)).encode()
        for page in (0, 3):
            yield encode(ShowTopics(language, page)).encode()
            yield encode(ShowDocuments(language, page)).encode()
            yield encode(ShowChanges(language, page)).encode()


def words() -> Iterator[str]:
    """Pieces of ids."""
    knowledge = desk().library.current.knowledge
    yield from (entry.id for entry in knowledge.faq)
    yield from dict.fromkeys(entry.topic for entry in knowledge.faq)
    yield from REFUSAL_KINDS
    yield from LEAFLETS
    yield from (f"{code}:{language}:" for code in "secrltqdipvwf" for language in LANGUAGES)
    yield from (",", "9" * 20, "edit:publish:")
