"""Unpacked files take the place of those in use; a kill at any moment leaves it to the next start.

A folder in STATE_DIR, which is complete before it gets its name, says that it is to be done:

    .restoring/knowledge    the new files of the FAQ
    .restoring/state        the new files of STATE_DIR; while it is there, the old ones are in use
    .restoring/coming       the same, from when the old ones are out of the way
    .restoring/old          what was there before; it becomes .before-restore-<n>
"""

from __future__ import annotations

import contextlib
import os
import shutil
from itertools import count
from pathlib import Path
from typing import Final

from bot.backup.layout import KNOWLEDGE, STATE, is_state
from bot.core.loading.parse import FILES
from bot.files import flush_folder, write_together
from bot.library.publishing import refuse_links
from bot.store.names import BESIDE

UNDER_WAY: Final = ".restoring"
_OLD: Final = "old"
_COMING: Final = "coming"


def is_under_way(state: Path) -> bool:
    """Whether a restore was cut off."""
    return (state / UNDER_WAY).is_dir()


def begin(stage: Path, folder: Path, state: Path) -> None:
    """Keep a copy of the FAQ's files in the stage, flush it, and give it its name.

    Raises:
        PublishError: a file of the FAQ is a link that leads out of its folder.
        OSError: the disk failed. Nothing was begun.
    """
    folder.mkdir(parents=True, exist_ok=True)
    refuse_links(folder, FILES)
    old = stage / _OLD / KNOWLEDGE
    old.mkdir(parents=True)
    for name in FILES:
        with contextlib.suppress(FileNotFoundError):
            shutil.copy2(folder / name, old / name)
    _give_to_owner(stage, state)
    for path in sorted(stage.rglob("*")):
        if path.is_dir():
            flush_folder(path)
        else:
            _flush(path)
    flush_folder(stage)
    os.replace(stage, state / UNDER_WAY)  # noqa: PTH105 - as in bot.files
    flush_folder(state)


def give_up(folder: Path, state: Path) -> bool:
    """Forget what was begun, if no file was exchanged yet; False if one was."""
    under_way = state / UNDER_WAY
    kept = under_way / _OLD / KNOWLEDGE
    same = all(_bytes(folder / name) == _bytes(kept / name) for name in FILES)
    if not same or (under_way / _OLD / STATE).exists():
        return False
    shutil.rmtree(under_way)
    return True


def finish(folder: Path, state: Path) -> Path | None:
    """Do what is left to be done. Nobody else may work with either folder.

    Returns:
        Where that lies which was there before; None if there was nothing.

    Raises:
        OSError: the disk failed; to be tried again.
    """
    under_way = state / UNDER_WAY
    new = under_way / KNOWLEDGE
    write_together({folder / path.name: path.read_bytes() for path in sorted(new.iterdir())})
    for path in new.iterdir():
        _give_to_owner(folder / path.name, folder)
    if (under_way / STATE).is_dir():
        _move(state, under_way / _OLD / STATE)
        os.replace(under_way / STATE, under_way / _COMING)  # noqa: PTH105
        flush_folder(under_way)
    if (under_way / _COMING).is_dir():
        _move(under_way / _COMING, state)
        (under_way / _COMING).rmdir()
    aside = _keep(state)
    shutil.rmtree(under_way)
    flush_folder(state)
    return aside


def _move(source: Path, target: Path) -> None:
    """Move all that a backup holds, and what SQLite keeps beside it, from folder to folder."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.iterdir()):
        if is_state(path.name) or path.name in BESIDE:
            os.replace(path, target / path.name)  # noqa: PTH105
    flush_folder(target)
    flush_folder(source)


def _keep(state: Path) -> Path | None:
    """Give what was there before a name of its own, if there was anything."""
    old = state / UNDER_WAY / _OLD
    if not old.is_dir() or not any(path.is_file() for path in old.rglob("*")):
        return None
    aside = next(path for n in count(1) if not (path := state / f".before-restore-{n}").exists())
    os.replace(old, aside)  # noqa: PTH105
    return aside


def _give_to_owner(path: Path, folder: Path) -> None:
    """What root restores must belong to the bot, as the folder does."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    owner = folder.stat()
    for each in (path, *(path.rglob("*") if path.is_dir() else ())):
        os.chown(each, owner.st_uid, owner.st_gid)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
