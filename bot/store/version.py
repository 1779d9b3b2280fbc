"""A published version of the FAQ, as the history keeps it. No id of a person is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Via = Literal["file", "discord", "terminal"]
"""How a version came in: a saved file, an editor on Discord, a command in the terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """What is said of a version before it has a number.

    `key` is chosen once for each publication: the same key is recorded once only. `at` must have
    a time zone. `who` is a pen name that the editor chose, or "file". `changes` says in words what
    differs from `parent`, the revision before it; None if it is the first.
    """

    key: str
    at: datetime
    via: Via
    who: str
    why: str
    changes: tuple[str, ...]
    revision: str
    parent: str | None

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError("the time of a version needs a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version in the history. `number` counts from 1 in the order of recording; `at` is UTC."""

    number: int
    at: datetime
    via: Via
    who: str
    why: str
    changes: tuple[str, ...]
    revision: str
    parent: str | None
