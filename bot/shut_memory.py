"""Keeps what is in this process's memory there: the token, and a question while it is answered."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from typing import Final

if sys.platform != "win32":
    import resource

_SET_DUMPABLE: Final = 4
"""`PR_SET_DUMPABLE` of Linux's prctl(2)."""


def shut_memory() -> None:
    """No crash writes this memory to a disk and, on Linux, none but root looks into it.

    Where the system does not allow that, the bot goes on all the same.
    """
    if sys.platform != "win32":
        # Python tells a refusal of the system as a ValueError too.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # Without it a program that the system hands each crash to would get it whatever the limit.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
