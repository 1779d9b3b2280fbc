"""Which FAQ this version has found without error, on disk: it need not be checked at each start."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from bot import __version__
from bot.files import write_atomically

FILE: Final = "checked.txt"


def was_checked(folder: Path, revision: str) -> bool:
    """Whether this version of the bot has found this revision without error."""
    try:
        return (folder / FILE).read_text(encoding="utf-8") == _line(revision)
    except (OSError, ValueError):
        return False


def remember_checked(folder: Path, revision: str) -> None:
    """Write it down; where that fails, the next start checks again."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / FILE, _line(revision))


def _line(revision: str) -> str:
    return f"{__version__} {revision}\n"
