"""Work in, an error out if it takes longer than it may: by the processor's clock, not the wall's.

So a busy machine makes nothing fail, and what hangs is stopped instead of holding up the run.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LONGEST = 1.0
"""Seconds of this process for one input."""


class HangError(AssertionError):
    """An input took too long."""


@contextmanager
def within(seconds: float = LONGEST) -> Iterator[None]:
    """Stop what takes longer. Where the system has no such timer, only tell of it afterwards."""
    began = time.process_time()
    can_stop = hasattr(signal, "setitimer")
    if can_stop:
        before = signal.signal(signal.SIGVTALRM, _stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        if can_stop:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)
    # A call into compiled code is not stopped; it is over now.
    took = time.process_time() - began
    if took > seconds:
        raise HangError(f"it took {took:.2f} s")


def _stop(_: int, frame: FrameType | None) -> None:
    where = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else "compiled code"
    raise HangError(f"it takes too long, at {where}")
