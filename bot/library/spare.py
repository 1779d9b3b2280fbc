"""Hands memory that is spare back to the system, where it is glibc that keeps it.

Other C libraries have no such calls, and most need none.
"""

from __future__ import annotations

import contextlib
import ctypes
from typing import Final

_MMAP_THRESHOLD: Final = -3
"""`M_MMAP_THRESHOLD` of mallopt(3)."""
_LARGE: Final = 1 << 20
"""Bytes from which on a block of memory is given back as soon as it is freed."""


def keep_no_large_blocks() -> None:
    """Let each large block be the system's own, for good; for the start of a process.

    glibc raises that limit up to 32 MiB by itself once a large block was freed, and what it then
    keeps for the thread that builds an index was measured as 35 MiB which nobody uses.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back_memory() -> None:
    """Give back what was freed: to build an index takes several times what it keeps."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
