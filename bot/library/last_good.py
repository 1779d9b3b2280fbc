"""The texts of the FAQ that was live last, on disk: it answers where the folder's own is broken.

It has passed its tests, so a start with the same texts need not check them again.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot import __version__
from bot.files import write_atomically

FILE: Final = "last-good.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastGood:
    """`texts` is file name → text, found good by the bot's version `bot`."""

    bot: str
    texts: Mapping[str, str]

    @property
    def is_sound(self) -> bool:
        """Whether this very version of the bot found them good, and need not check them again."""
        return self.bot == __version__


def read_last_good(state: Path) -> LastGood | None:
    """What was live last; None if there is none, or it cannot be read."""
    try:
        match json.loads((state / FILE).read_text(encoding="utf-8")):
            case {"bot": str() as bot, "texts": dict() as texts}:
                if all(isinstance(text, str) for text in texts.values()):
                    return LastGood(bot=bot, texts=texts)
    except (OSError, ValueError, RecursionError):
        pass
    return None


def write_last_good(state: Path, texts: Mapping[str, str]) -> None:
    """Keep them; where that fails, the next start has only the folder to go by."""
    with contextlib.suppress(OSError):
        state.mkdir(parents=True, exist_ok=True)
        content = json.dumps({"bot": __version__, "texts": dict(texts)})
        write_atomically(state / FILE, content)
