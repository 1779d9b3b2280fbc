"""What the bot's interpreter loads first, where this folder is in its PYTHONPATH.

It notes what the process opens for writing, connects to and starts, also what is gone again at its
end; it lets loggers through at a level; it plants a leak where a test wants one; it takes names
over and hides packages. The bot's own code is as it is.

SPY_NOTES is the file for the notes, SPY_LEVEL a logging level, SPY_LEAK a name in `leaks.py`,
SPY_NAMES what `resolve.py` takes, SPY_HIDES packages that this interpreter shall not have.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_WATCHED = frozenset(
    (
        *("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"),
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"),
        *("os.mkdir", "os.rename", "os.link", "os.symlink", "os.truncate", "shutil.copyfile"),
    )
)


def _watch(notes: str) -> None:
    file = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        written = event == "open" and bool(arguments[2] & _WRITES)
        if written or event in _WATCHED:
            os.write(file, f"{event} {arguments!r}\n".encode())

    sys.addaudithook(hook)


def _let_through(level: str) -> None:
    """All loggers, from a level on: the bot's own set-up cannot take it back."""
    for logger in (logging.getLogger(), logging.getLogger("bot")):
        logger.setLevel(level)
        logger.setLevel = lambda _: None  # type: ignore[method-assign]


def _start() -> None:
    for package in os.environ.get("SPY_HIDES", "").split():
        sys.modules[package] = None  # type: ignore[assignment]  # so an import of it fails
    if names := os.environ.get("SPY_NAMES"):
        import resolve

        resolve.take_over(names)
    if notes := os.environ.get("SPY_NOTES"):
        _watch(notes)
    if level := os.environ.get("SPY_LEVEL"):
        _let_through(level)
    if name := os.environ.get("SPY_LEAK"):
        import leaks

        leaks.plant(name)


_start()
