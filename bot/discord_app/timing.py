"""How long a reply took, from the question heard to Discord having taken it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.happened import Note, Replied, Route


@contextmanager
def timed(route: Route, note: Note) -> Iterator[None]:
    """Note how long what is done meanwhile took; what fails has no reply and is not noted."""
    began = time.perf_counter()
    yield
    note(Replied(route, time.perf_counter() - began))
