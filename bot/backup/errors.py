"""What a host is told when a backup cannot be made or taken back."""

from __future__ import annotations


class BackupError(Exception):
    """The message is a plain sentence that says what, where and what to do."""
