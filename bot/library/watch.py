"""Notices that the knowledge folder was saved, whatever file system it lies on.

Five `stat` calls a look, and no notification of the system: those do not cross bind mounts and
network shares, are lost with a folder that is deleted and made anew, and miss a link that is
exchanged. A look costs some ten microseconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from bot.core.loading.parse import FILES

EVERY: Final = 0.25
"""Seconds between two looks."""

Signature = tuple[tuple[int, ...] | None, ...]
"""What `stat` says of each file; None where there is none."""


async def saves(folder: Path, every: float = EVERY) -> AsyncIterator[Signature]:
    """One item each time the files have changed and then kept still for one look.

    A half-written file and several saves in a row are still moving. The first item comes at once:
    whoever asks has to look at what is there.
    """
    told: Signature | None = None
    seen = await asyncio.to_thread(signature, folder)
    while True:
        await asyncio.sleep(every)
        now = await asyncio.to_thread(signature, folder)
        if now == seen and now != told:
            told = now
            yield now
        seen = now


def signature(folder: Path) -> Signature:
    """What tells one state of the files from another without reading them."""
    return tuple(_of(folder / name) for name in FILES)


def _of(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
