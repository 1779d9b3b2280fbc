"""A backup made or put back, and what became of it in one or two sentences."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.backup.errors import BackupError
from bot.backup.make import back_up
from bot.backup.restore import restore as put_back
from bot.backup.swap import is_under_way
from bot.exits import Exit
from bot.library.publishing import PublishError
from bot.store.errors import StoreError

_ELSEWHERE: Final = (
    "The history is in the database that DATABASE_URL names, and not in this backup: pg_dump backs "
    "it up."
)


def backup(file: Path, folder: Path, state: Path, *, history_here: bool = True) -> Exit:
    """Write `file`; PROBLEM if that did not succeed, and then a file that was there is as it was.

    Args:
        file: the archive.
        folder: the knowledge folder.
        state: STATE_DIR.
        history_here: False if the bot's history is not in STATE_DIR.
    """
    try:
        made = back_up(folder, state, file, datetime.now(UTC))
    except (BackupError, StoreError) as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(
            f"The backup cannot be written: {error.strerror}. Look at the folder of {file}."
        )
    for problem in made.unread:
        print(f"{problem}. In the backup is this file as it was live last.", file=sys.stderr)
    if not history_here:
        print(_ELSEWHERE, file=sys.stderr)
    size = file.stat().st_size / 1024
    print(f"{file} written: FAQ {made.manifest.revision}, {size:,.0f} KiB. No token is in it.")
    return Exit.OK


def restore(file: Path, folder: Path, state: Path) -> Exit:
    """Put `file` back; PROBLEM if that did not succeed, and then nothing was changed.

    Args:
        file: the archive.
        folder: the knowledge folder.
        state: STATE_DIR.
    """
    try:
        restored = put_back(file, folder, state)
    except (BackupError, PublishError) as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(_of_the_disk(error, state))
    found, manifest = restored.examined, restored.manifest
    for problem in found.waiting:
        print(f"Saved, but not live when the backup was made: {problem}.", file=sys.stderr)
    print(
        f"FAQ {found.revision} of {manifest.at} is back, with {found.versions} versions in its "
        "history. Start the bot."
    )
    if restored.aside:
        print(f"What was there before lies in {restored.aside}. Delete it when all is well.")
    return Exit.OK


def _of_the_disk(error: OSError, state: Path) -> str:
    said = f"The backup cannot be put back: {error.strerror}."
    if is_under_way(state):
        return f"{said} A part is exchanged: mend the disk, then restore or start the bot again."
    return f"{said} Nothing was changed. Look at the disk, its space and its rights."


def _failed(sentence: str) -> Exit:
    print(sentence, file=sys.stderr)
    return Exit.PROBLEM
