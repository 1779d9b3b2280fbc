"""The name of a folder or of a git revision in, the knowledge that it holds out."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bot.core.loading.parse import FILES, parse
from bot.core.model import Knowledge
from bot.exits import Exit
from bot.library.folder import read_folder


class RevisionError(Exception):
    """There is no knowledge by this name; the message says why, `exit` with which code to end."""

    def __init__(self, message: str, code: Exit) -> None:
        self.exit = code
        super().__init__(message)


def knowledge_of(name: str, folder: Path) -> Knowledge:
    """The knowledge of a folder, or of a revision.

    Args:
        name: a folder, or what git calls a commit: "HEAD~1", "v1.2", "3f0a9c1". A folder wins.
        folder: the knowledge folder, whose repository holds the revision.

    Raises:
        RevisionError: there is no such thing, or it cannot be read.
    """
    if Path(name).is_dir():
        texts, unread = read_folder(Path(name))
        if unread:
            raise RevisionError(f"{name}: {unread[0]}", Exit.KNOWLEDGE)
    else:
        texts = {file: _shown(name, file, folder) for file in FILES}
    parsed = parse(texts)
    if parsed.knowledge is None:
        more = f" There are {len(parsed.problems) - 1} more." if parsed.problems[1:] else ""
        raise RevisionError(f"{name}: {parsed.problems[0]}{more}", Exit.KNOWLEDGE)
    return parsed.knowledge


def _shown(revision: str, file: str, folder: Path) -> str:
    """A file of the folder as it was in a revision."""
    commit = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        raise RevisionError(
            f"{revision} is neither a folder nor a git revision of {folder}.", Exit.USAGE
        )
    text = _git(folder, "show", f"{commit.decode().strip()}:./{file}")
    if text is None:
        raise RevisionError(f"{folder} had no {file} at {revision}.", Exit.USAGE)
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        raise RevisionError(f"{file} is no UTF-8 at {revision}.", Exit.KNOWLEDGE) from None


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints; None where it does not do it."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and git takes no option from them
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the host's own git
            capture_output=True,
            check=False,
        )
    except OSError:
        message = "git cannot be started. Install it, or name two folders instead of revisions."
        raise RevisionError(message, Exit.USAGE) from None
    return done.stdout if done.returncode == 0 else None
