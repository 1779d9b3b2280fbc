"""Hands memory that is spare back to the system."""

from __future__ import annotations

import contextlib
import ctypes


def give_back_memory() -> None:
    """Give back what was freed.

    To build an index takes several times the memory that the index keeps, and glibc keeps what a
    thread has freed for that thread. Other C libraries have no such call, and most need none.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
