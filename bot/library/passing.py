"""Objects in, bytes out and back, for another process, while other threads go on working.

`pickle` never lets go of the interpreter of its own accord: a FAQ would hold up every answer for
tens of milliseconds. It reads and writes in frames of some 64 KiB, though, and between two of them
these files let others have their turn. So both functions are for a thread.
"""

from __future__ import annotations

import gc
import io
import pickle
import time
from typing import Any, Final

_A_TURN: Final = 0.0001
"""Seconds of rest, so that whoever waits for the interpreter is sure to get it."""


class _Reading:
    """Rests whenever something is read."""

    def __init__(self, data: bytes) -> None:
        self._file = io.BytesIO(data)
        self.readline = self._file.readline

    def read(self, size: int, /) -> bytes:
        time.sleep(_A_TURN)
        return self._file.read(size)


class _Writing:
    """Rests whenever something is written."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def write(self, data: bytes, /) -> None:
        time.sleep(_A_TURN)
        self.written.append(data)


def packed(given: object) -> bytes:
    """The bytes of an object."""
    file = _Writing()
    pickle.Pickler(file, pickle.HIGHEST_PROTOCOL).dump(given)
    return b"".join(file.written)


def unpacked(data: bytes) -> Any:
    """The object of such bytes. They must be our own: pickle can be made to do anything.

    Raises:
        Exception: they are none, or of another version of the bot; of any kind.
    """
    # Some ten thousand objects: the collector would look at all objects of the bot several times.
    gc.disable()
    try:
        return pickle.Unpickler(_Reading(data)).load()  # noqa: S301 - see above
    finally:
        gc.enable()
