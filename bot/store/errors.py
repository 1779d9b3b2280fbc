"""What a host is told when the history cannot be used."""

from __future__ import annotations


class StoreError(Exception):
    """The history cannot be read or written; the message is a plain sentence for the host.

    It names the place and what to do, and holds no SQL, no parameter and no text of the FAQ.
    """


class DamagedError(StoreError):
    """What is stored cannot be read back: the file is no sound database."""
