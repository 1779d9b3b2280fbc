"""What happened, as values, for whoever counts it: how fast, how often, never by whom or what.

The rooms that do the work tell it to a `Note`. None of these values may hold an id, a word of a
question, a place or the name of an entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from bot.core.model import RefusalKind

Route = Literal["mention", "direct", "slash", "menu", "button", "autocomplete"]
"""The way a question came. button: no question, but a reply all the same."""
ROUTES: tuple[Route, ...] = get_args(Route)

Said = Literal["answered", "asked-back"] | RefusalKind
"""What the bot made of a question."""

Unsent = Literal["4xx", "429", "5xx", "no-answer"]
"""How Discord refused a message: by its status, or without one."""
UNSENT: tuple[Unsent, ...] = get_args(Unsent)

Scope = Literal["user", "global", "shared", "none"]
"""Whose limit it was, as Discord says: this bot's own on one route, this bot's on all routes, one
that everybody shares; or Discord does not say."""
SCOPES: tuple[Scope, ...] = get_args(Scope)

Cause = Literal["closed", "session-over", "network", "unreadable", "not-connected"]
"""Why a connection to the gateway ended. closed: Discord closed it or asked for a new one, as it
does every few hours. network: it broke, or nothing was heard on it. not-connected: it never stood.
"""
CAUSES: tuple[Cause, ...] = get_args(Cause)


@dataclass(frozen=True, slots=True)
class Replied:
    """Discord has taken a reply, so many seconds after the question was heard."""

    route: Route
    seconds: float


@dataclass(frozen=True, slots=True)
class Decided:
    """The bot knows what to say to a question."""

    route: Route
    said: Said


@dataclass(frozen=True, slots=True)
class NotSent:
    """Discord has not taken a message; one try, which may be followed by another."""

    why: Unsent


@dataclass(frozen=True, slots=True)
class RateLimited:
    """Discord asks to wait before the next request; 0 seconds where it does not say how long."""

    scope: Scope
    seconds: float


@dataclass(frozen=True, slots=True)
class LineEnded:
    """A connection to the gateway has ended or could not be made."""

    cause: Cause


@dataclass(frozen=True, slots=True)
class Checked:
    """An edit was checked and tested, which took so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Looked:
    """What was saved in the knowledge folder has been looked at.

    `in_order` is false if it cannot go live; `taken_over` is true if it went live just now.
    """

    in_order: bool
    taken_over: bool


@dataclass(frozen=True, slots=True)
class WentLive:
    """The FAQ that answers now has done so since then, in this process or an earlier one.

    `revision` is the short hash of its files.
    """

    revision: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HistoryIs:
    """Whether the history of versions can be read and written."""

    open: bool


Happened = (
    Replied | Decided | NotSent | RateLimited | LineEnded | Checked | Looked | WentLive | HistoryIs
)

Note = Callable[[Happened], None]


def unnoted(_: Happened) -> None:
    """Where nobody counts."""


def noted_by(*notes: Note) -> Note:
    """Tells each of them."""

    def note(happened: Happened) -> None:
        for one in notes:
            one(happened)

    return note
