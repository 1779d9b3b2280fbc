"""Processes that publish, or finish a publication, and are killed at each call of the system.

Run as a program: `crashing.py publish FROM INTO` and `crashing.py finish FROM INTO`. FROM is a
folder with `knowledge` and `state`; INTO gets a copy of it for each kill, named by the call's
number and by how it was met. One process that forks: to start an interpreter for each kill would
take minutes.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from bot.library.publishing import Finished, done, finish, publish

CALLS = ("open", "write", "fsync", "link", "replace", "unlink")
HOW = ("before", "within", "after")
KEY = "key-1"
NEW = {"faq.yaml": "new faq ñ\n" * 2000, "sources.yaml": "new sources\n", "replies.yaml": "new\n"}


def publishes(home: Path) -> None:
    """A process that publishes several files."""
    folder, state = home / "knowledge", home / "state"
    publish(folder, state, NEW, KEY, {"who": "Marigold"})
    done(state)


def finishes(home: Path) -> None:
    """A process that finishes what another one began."""
    folder, state = home / "knowledge", home / "state"
    if isinstance(finish(folder, state), Finished):
        done(state)


def kill_at(number: int, how: str) -> None:
    """From now on the n-th call of the system is the last one."""
    counted = count(1)

    def watched(name, real):
        def call(*arguments, **named):
            if next(counted) != number:
                return real(*arguments, **named)
            if how == "after":
                real(*arguments, **named)
            elif how == "within" and name == "write":
                real(arguments[0], arguments[1][: len(arguments[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
            raise AssertionError("unreachable")

        return call

    for name in CALLS:
        setattr(os, name, watched(name, getattr(os, name)))


def dies(act: Callable[[Path], None], home: Path, number: int, how: str) -> bool:
    """Whether the process came as far as to be killed."""
    process = os.fork()
    if process == 0:
        try:
            kill_at(number, how)
            act(home)
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitpid(process, 0)[1]
    assert status == 0 or os.WIFSIGNALED(status), f"{act.__name__} failed at {number} {how}"
    return os.WIFSIGNALED(status)


def crash_everywhere(act: Callable[[Path], None], source: Path, into: Path) -> None:
    """One copy of a folder for each call and each way to be killed at it."""
    for how in HOW:
        for number in count(1):
            home = into / f"{number:03}-{how}"
            shutil.copytree(source, home)
            if not dies(act, home, number, how):
                break


if __name__ == "__main__":
    deeds = {"publish": publishes, "finish": finishes}
    crash_everywhere(deeds[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3]))
