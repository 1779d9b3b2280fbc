"""Takes a knowledge folder; gives the text of each of its files, and a Problem for each that fails.

Reading is bounded and safe against what may lie in a folder that others write to: nothing but
regular files inside it is opened, and never more of one than fits.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from bot.core.loading.parse import FILES
from bot.core.loading.yaml_syntax import LONGEST
from bot.core.problem import Problem

# O_NONBLOCK: opening a pipe that took the file's place after the check would wait for a writer.
# Windows has neither flag, nor pipes in folders.
_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_folder(folder: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Read the five knowledge files.

    Args:
        folder: where they are.

    Returns:
        File name → text for those that can be read, and one problem for each that cannot.
        Raises nothing that lies in the folder's content.
    """
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "does not exist"
        return {}, (_problem(folder.name or str(folder), "missing-folder", f"the folder {what}"),)
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name in FILES:
        match _read(folder, name):
            case str() as text:
                texts[name] = text
            case Problem() as problem:
                problems.append(problem)
    return texts, tuple(problems)


def revision_of(texts: Mapping[str, str]) -> str:
    """A short name for exactly these texts, by file name."""
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(f"{name}\0{texts[name]}\0".encode())
    return digest.hexdigest()[:12]


def _read(folder: Path, name: str) -> str | Problem:
    try:
        path = (folder / name).resolve(strict=True)
        if not path.is_relative_to(folder.resolve()):
            message = "the file is a link that leads out of the folder. Put the file itself here"
            return _problem(name, "link-outside", message)
        content = _content(path)
    except FileNotFoundError:
        return _problem(name, "missing-file", "the file is missing. Put it back")
    except PermissionError:
        return _problem(name, "unreadable", "the bot may not read this file. Allow it to")
    except (OSError, RuntimeError) as error:  # Python before 3.13 raises RuntimeError on link loops
        reason = getattr(error, "strerror", None) or "links that lead in a circle"
        return _problem(name, "unreadable", f"the file cannot be read: {reason}")
    if content is None:
        return _problem(name, "not-a-file", "this is no ordinary file. Put a text file here")
    return text_of(content, name)


def _content(path: Path) -> bytes | None:
    """At most one byte more than a file may have; None if it is no regular file."""
    # Looked at before opening, because opening a device can have effects, and after, because it
    # may have been exchanged in between.
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    with open(os.open(path, _OPEN), "rb") as file:  # noqa: PTH123 - Path.open takes no flags
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None
        return file.read(LONGEST + 1)


def text_of(content: bytes, name: str) -> str | Problem:
    """A file's text, or why it has none: too big, or not in UTF-8."""
    if len(content) > LONGEST:
        message = f"the file is larger than {LONGEST // 1024**2} MiB. Split or shorten it"
        return _problem(name, "too-big", message)
    if content.startswith(_UTF_16):
        return _problem(
            name,
            "not-utf-8",
            "the file is stored as UTF-16: save it as UTF-8, which editors offer under “Encoding”",
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode()) + 1
        message = (
            "from here on this is no UTF-8, but another kind of text (perhaps Windows-1252) or no "
            "text at all: save the file as UTF-8"
        )
        return _problem(name, "not-utf-8", message, line=line, column=column)


def _problem(file: str, rule: str, message: str, *, line: int = 0, column: int = 0) -> Problem:
    return Problem(file=file, line=line, column=column, rule=rule, message=message)
