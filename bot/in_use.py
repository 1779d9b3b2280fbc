"""Whether a bot works with STATE_DIR: each that does holds it, and a restore wants it alone.

It is the folder itself that is held: no file is left behind, and a killed process holds nothing.
Windows and some network file systems cannot hold a folder: there it cannot be told.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class InUseError(Exception):
    """Somebody else works with the folder."""


@contextmanager
def among_others(folder: Path) -> Iterator[None]:
    """Hold a folder together with other bots; waits while a restore has it alone.

    The folder is made if it is not there. Where that fails the bot goes on all the same: it
    answers without one.
    """
    with contextlib.suppress(OSError):
        # Pen names are in it: for the bot, and whom the host puts into its group.
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    with _opened(folder) as opened:
        if opened is not None and sys.platform != "win32":
            with contextlib.suppress(OSError):
                fcntl.flock(opened, fcntl.LOCK_SH)
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder while nobody else does.

    Raises:
        InUseError: somebody does.
    """
    with _opened(folder) as opened:
        if opened is not None and sys.platform != "win32":
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise InUseError(str(folder)) from None
            except OSError:
                pass
        yield


@contextmanager
def _opened(folder: Path) -> Iterator[int | None]:
    """The folder as a descriptor, which no child process gets; None if there is none."""
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:
        yield None
        return
    try:
        yield opened
    finally:
        os.close(opened)
