"""What an archive says of itself: its form, who made it, and the hash of each file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from bot.backup.errors import BackupError
from bot.backup.layout import LARGEST, largest

FORM: Final = 1
"""Counts up when an older bot could no longer read what a newer one wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A file of an archive: its bytes, and their SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`bot` is the version that made it, `at` when in UTC, `revision` the FAQ that was live."""

    bot: str
    at: str
    revision: str
    files: Mapping[str, Held]


def write(manifest: Manifest) -> bytes:
    """The manifest as it stands in the archive."""
    return json.dumps({"form": FORM, **asdict(manifest)}, indent=1).encode()


def read(data: bytes) -> Manifest:
    """The manifest that somebody wrote, whoever it was.

    Raises:
        BackupError: a newer bot did, or it is none.
    """
    try:
        found = json.loads(data)
        form = found["form"]
        if type(form) is int and form > FORM:
            raise BackupError(
                "This backup was made by a newer version of the bot. Update the bot, then restore."
            )
        files = {name: Held(**held) for name, held in found["files"].items()}
        told = [found["bot"], found["at"], found["revision"]]
        sound = form == FORM and all(_is_word(word) for word in told) and _fits(files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise BackupError("This is no backup of this bot, or it is damaged. Take another one.")
    return Manifest(bot=told[0], at=told[1], revision=told[2], files=files)


def _fits(files: Mapping[str, Held]) -> bool:
    sizes = [held.size for held in files.values()]
    return (
        all(type(size) is int and size >= 0 for size in sizes)
        and all(held.size <= (largest(name) or -1) for name, held in files.items())
        and all(isinstance(held.sha256, str) for held in files.values())
        and sum(sizes) <= LARGEST
    )


def _is_word(given: Any) -> bool:
    """Short, and nothing that would move a terminal's cursor."""
    return isinstance(given, str) and len(given) <= 40 and given.isprintable()  # noqa: PLR2004
