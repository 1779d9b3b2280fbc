"""What lies in a backup: which files by which names, and how large each may be."""

from __future__ import annotations

import re
from typing import Final

from bot.core.loading.parse import FILES
from bot.core.loading.yaml_syntax import LONGEST
from bot.library.last_good import FILE as LAST_GOOD
from bot.library.publishing import FILE as JOURNAL
from bot.store.names import FILE as HISTORY

MANIFEST: Final = "manifest.json"
KNOWLEDGE: Final = "knowledge"
STATE: Final = "state"

LARGEST: Final = 1024**3
"""Bytes of all files together; the history of some ten thousand edits is a tenth of it."""

_LARGEST_TEXTS: Final = 64 * 1024**2
_CONFLICT: Final = re.compile(r"publishing\.conflict-[1-9][0-9]{0,3}\.json")


def is_state(name: str) -> bool:
    """Whether a file of STATE_DIR is worth keeping.

    Not which commands were synced, which the next start finds out, nor the FAQ's meaning in
    numbers, which it computes, nor a history that was damaged.
    """
    return name in {HISTORY, LAST_GOOD, JOURNAL} or _CONFLICT.fullmatch(name) is not None


def largest(member: str) -> int | None:
    """Bytes that a file of this name may have in an archive; None if there is no such file."""
    room, _, name = member.partition("/")
    if room == KNOWLEDGE and name in FILES:
        return LONGEST
    if room == STATE and is_state(name):
        return LARGEST if name == HISTORY else _LARGEST_TEXTS
    return None
