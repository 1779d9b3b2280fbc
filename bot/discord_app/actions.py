"""What a button does, as a value that fits into its id: no state is kept anywhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, assert_never, cast, get_args

from bot.core.model import REFUSAL_KINDS, Language, RefusalKind
from bot.core.thresholds import MOST_CHOICES

TEMPLATE = re.compile(r"(?P<code>[secrltqdipvwf]):(?P<language>en|es):(?P<rest>[a-z0-9,-]{1,95})")
_NOTHING = "-"
"""Stands where an action has no more to say than its language."""
_MOST_DIGITS = 9
"""Of a page or a version; a database takes no number of ninety digits."""

Leaflet = Literal["help", "about", "privacy"]
LEAFLETS: tuple[Leaflet, ...] = get_args(Leaflet)


@dataclass(frozen=True, slots=True)
class ShowSources:
    """The receipts of an entry."""

    language: Language
    entry: str


@dataclass(frozen=True, slots=True)
class ShowEntry:
    """An entry in this language: a choice that was made, or the other language of an answer."""

    language: Language
    entry: str


@dataclass(frozen=True, slots=True)
class ShowRelated:
    """The questions that lie near an entry."""

    language: Language
    entry: str


@dataclass(frozen=True, slots=True)
class ShowChoice:
    """The same choice in this language."""

    language: Language
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShowRefusal:
    """A typed no in this language."""

    language: Language
    kind: RefusalKind


@dataclass(frozen=True, slots=True)
class ShowTopics:
    """The topics of the FAQ, a page of them; pages count from 0."""

    language: Language
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowTopic:
    """The questions of a topic, a page of them; pages count from 0."""

    language: Language
    topic: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowDocuments:
    """All that we have read, a page of it; pages count from 0."""

    language: Language
    page: int


@dataclass(frozen=True, slots=True)
class ShowLeaflet:
    """A fixed text about the bot."""

    language: Language
    leaflet: Leaflet


@dataclass(frozen=True, slots=True)
class ShowChanges:
    """Published versions of the FAQ, those before this number; 0 is the newest ones."""

    language: Language
    before: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """Post a private answer where others read it."""

    language: Language
    entry: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Delete a public reply."""

    language: Language


@dataclass(frozen=True, slots=True)
class PassOn:
    """Send a question to the editors: opens the form for it, and is what the form does."""

    language: Language


Show = (
    ShowSources
    | ShowEntry
    | ShowRelated
    | ShowChoice
    | ShowRefusal
    | ShowTopics
    | ShowTopic
    | ShowDocuments
    | ShowLeaflet
)
"""What shows something, and changes nothing that others see."""
Action = Show | Share | Remove | ShowChanges | PassOn


def encode(action: Action) -> str:
    """An action as a button's id, at most 100 characters.

    Raises:
        ValueError: the action does not fit, so its button could not be read back.
    """
    match action:
        case ShowSources() | ShowEntry() | ShowRelated() | Share():
            rest = action.entry
        case ShowChoice(entries=entries):
            rest = ",".join(entries)
        case ShowRefusal(kind=kind):
            rest = kind
        case ShowTopics(page=0) | Remove() | PassOn():
            rest = _NOTHING
        case ShowTopic(topic=topic, page=page):
            rest = f"{topic},{page}"
        case ShowTopics(page=page) | ShowDocuments(page=page):
            rest = str(page)
        case ShowLeaflet(leaflet=leaflet):
            rest = leaflet
        case ShowChanges(before=before):
            rest = str(before)
        case _:
            assert_never(action)
    custom_id = f"{_CODES[type(action)]}:{action.language}:{rest}"
    if not TEMPLATE.fullmatch(custom_id):
        raise ValueError(f"no button can carry {type(action).__name__}")
    return custom_id


def decode(custom_id: str) -> Action | None:
    """The action of a button's id, or None for an id that is not ours."""
    found = TEMPLATE.fullmatch(custom_id)
    if found is None:
        return None
    return _READERS[found["code"]](cast("Language", found["language"]), found["rest"])


def _choice(language: Language, rest: str) -> Action | None:
    # As many as a message of ours offers, and none twice: Discord takes no button twice.
    entries = tuple(dict.fromkeys(filter(None, rest.split(","))))[:MOST_CHOICES]
    return ShowChoice(language, entries) if entries else None


def _refusal(language: Language, rest: str) -> Action | None:
    kind = next((kind for kind in REFUSAL_KINDS if kind == rest), None)
    return ShowRefusal(language, kind) if kind else None


def _topics(language: Language, rest: str) -> Action | None:
    return ShowTopics(language, _number(rest) or 0)


def _topic(language: Language, rest: str) -> Action | None:
    topic, _, number = rest.rpartition(",")
    page = _number(number)
    return ShowTopic(language, topic, page) if topic and page is not None else None


def _documents(language: Language, rest: str) -> Action | None:
    page = _number(rest)
    return None if page is None else ShowDocuments(language, page)


def _changes(language: Language, rest: str) -> Action | None:
    before = _number(rest)
    return None if before is None else ShowChanges(language, before)


def _number(rest: str) -> int | None:
    return int(rest) if rest.isdecimal() and len(rest) <= _MOST_DIGITS else None


def _leaflet(language: Language, rest: str) -> Action | None:
    leaflet = next((leaflet for leaflet in LEAFLETS if leaflet == rest), None)
    return ShowLeaflet(language, leaflet) if leaflet else None


# A letter that buttons on Discord carry is never given to another action.
_READERS: dict[str, Callable[[Language, str], Action | None]] = {
    "s": ShowSources,
    "e": ShowEntry,
    "l": ShowRelated,
    "c": _choice,
    "r": _refusal,
    "t": _topics,
    "q": _topic,
    "d": _documents,
    "i": _leaflet,
    "v": _changes,
    "p": Share,
    "w": lambda language, _: Remove(language),
    "f": lambda language, _: PassOn(language),
}
_CODES: dict[type[Action], str] = {
    ShowSources: "s",
    ShowEntry: "e",
    ShowRelated: "l",
    ShowChoice: "c",
    ShowRefusal: "r",
    ShowTopics: "t",
    ShowTopic: "q",
    ShowDocuments: "d",
    ShowLeaflet: "i",
    ShowChanges: "v",
    Share: "p",
    Remove: "w",
    PassOn: "f",
}
