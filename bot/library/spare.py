"""Hands memory that is spare back to the system."""

from __future__ import annotations

import contextlib
import ctypes
import gc


def give_back_memory() -> None:
    """Give back what nothing needs any more.

    A FAQ that was exchanged holds itself: its words remember how they were read. Python would look
    for such circles much later only. To build an index takes several times the memory that it
    keeps, and glibc keeps what a thread has freed for that thread; other C libraries have no such
    call, and most need none.
    """
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
