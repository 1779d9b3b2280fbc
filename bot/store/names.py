"""The names of the history's file. Apart, because to look for it must not bring SQLAlchemy."""

from __future__ import annotations

from typing import Final

FILE: Final = "history.sqlite3"
BESIDE: Final = (f"{FILE}-wal", f"{FILE}-shm")
"""What SQLite keeps beside it; it belongs to this very file and to no other."""
