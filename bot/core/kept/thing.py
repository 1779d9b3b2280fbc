"""One thing that the bot keeps, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.model import Language

_Text = Mapping[Language, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One thing that the bot keeps.

    `files` are the names that it has in STATE_DIR, where `<n>` stands for a number; empty if it
    is in memory, printed only, or on Discord.
    """

    what: _Text
    where: _Text
    how_long: _Text
    why: _Text
    files: tuple[str, ...] = ()
