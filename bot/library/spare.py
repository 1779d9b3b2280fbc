"""Hands memory that is spare back to the system."""

from __future__ import annotations

import contextlib
import ctypes


def give_back_memory() -> None:
    """Give back what was freed.

    To build an index takes several times the memory that it
    keeps, and glibc keeps what a thread has freed for that thread; other C libraries have no such
    call, and most need none.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
