"""An archive in, STATE_DIR and the knowledge folder as they were out; or all as it is now."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from bot.backup.errors import BackupError
from bot.backup.examine import Examined, examine
from bot.backup.manifest import Manifest
from bot.backup.swap import begin, finish, give_up, is_under_way
from bot.backup.unpack import unpack
from bot.in_use import InUseError, alone

_STAGE: Final = ".restore-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """`aside` is where that lies which was there before; None if there was nothing."""

    manifest: Manifest
    examined: Examined
    aside: Path | None


def restore(archive: Path, folder: Path, state: Path, today: date | None = None) -> Restored:
    """Put back what `back_up` wrote. What was there before is kept beside it.

    Args:
        archive: the backup, whoever made it.
        folder: the knowledge folder.
        state: STATE_DIR.
        today: what documents to be read again are measured against; None is the host's day.

    Raises:
        BackupError: the backup cannot be used, or the bot is running. Nothing was changed.
        PublishError: a file of the FAQ is a link that leads out of its folder; likewise.
        OSError: the disk failed. Nothing was changed, unless `is_under_way`: then the next start,
            or the next restore, finishes it.
    """
    state.mkdir(parents=True, exist_ok=True)
    try:
        with alone(state):
            return _restore(archive, folder, state, today)
    except InUseError:
        raise BackupError(
            f"A bot is running with {state}. Stop it, restore, and start it again. Nothing was "
            "changed."
        ) from None


def _restore(archive: Path, folder: Path, state: Path, today: date | None) -> Restored:
    if is_under_way(state):
        finish(folder, state)
    for left in state.glob(f"{_STAGE}*"):
        shutil.rmtree(left)
    stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=state))
    try:
        manifest = unpack(archive, stage)
        examined = examine(stage, today)
        begin(stage, folder, state)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    try:
        aside = finish(folder, state)
    except OSError:
        give_up(folder, state)
        raise
    return Restored(manifest=manifest, examined=examined, aside=aside)
