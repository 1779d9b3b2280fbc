"""Notices that the knowledge folder was saved, whatever file system it lies on.

Five `stat` calls a look, and no notification of the system: those do not cross bind mounts and
network shares, are lost with a folder that is deleted and made anew, and miss a link that is
exchanged. A look costs some ten microseconds; where a file system counts whole seconds, in which
two saves of the same length look alike, it reads the files too.
"""

from __future__ import annotations

import asyncio
import stat
import zlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Final

from bot.core.loading.parse import FILES

EVERY: Final = 0.1
"""Seconds between two looks."""

_SECOND: Final = 10**9

Signature = tuple[tuple[int, ...] | None, ...]
"""What `stat` says of each file; None where there is none."""


async def saves(
    folder: Path, every: float = EVERY, again: Callable[[], bool] = lambda: False
) -> AsyncIterator[bool]:
    """One item each time the files have changed and then kept still for one look.

    The first item comes as soon as they are still: whoever asks has to look at what is there. It
    is true for a save, and false where nothing has changed and `again` asks for a second look.
    """
    files = Stillness()
    while True:
        if files.came_to_rest(await asyncio.to_thread(signature, folder)):
            yield True
        elif again():
            yield False
        await asyncio.sleep(every)


class Stillness:
    """Tells when the files have changed and keep still; one that is being written does not."""

    def __init__(self) -> None:
        self._told: Signature | None = None
        self._seen: Signature | None = None

    def came_to_rest(self, now: Signature) -> bool:
        """Whether they are as at the look before, and not as they were when that was last so."""
        still = now == self._seen
        self._seen = now
        if not still or now == self._told:
            return False
        self._told = now
        return True


def signature(folder: Path) -> Signature:
    """What tells one state of the files from another without reading them."""
    return tuple(_of(folder / name) for name in FILES)


def _of(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    stamp = found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
    coarse = stat.S_ISREG(found.st_mode) and not any(at % _SECOND for at in stamp[2:])
    return (*stamp, _sum(path)) if coarse else stamp


def _sum(path: Path) -> int:
    try:
        return zlib.crc32(path.read_bytes())
    except OSError:
        return 0
