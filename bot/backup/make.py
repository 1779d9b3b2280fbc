"""STATE_DIR and the knowledge folder in, one archive out, whole or not at all; the bot goes on."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shutil
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot import __version__
from bot.backup.errors import BackupError
from bot.backup.layout import KNOWLEDGE, MANIFEST, STATE, is_state
from bot.backup.manifest import Held, Manifest, write
from bot.backup.swap import is_under_way
from bot.core.loading.parse import FILES
from bot.core.problem import Problem
from bot.files import flush_folder
from bot.library.folder import read_folder, revision_of
from bot.library.last_good import read_last_good
from bot.store.copy import copy_history
from bot.store.names import FILE as HISTORY

_TRIES: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """`unread` are files of the folder that no text could be read from; see `back_up`."""

    manifest: Manifest
    unread: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Now:
    """All that is small enough to be read twice; equal if nothing was published in between."""

    files: Mapping[str, bytes]
    revision: str
    unread: tuple[Problem, ...]


def back_up(folder: Path, state: Path, to: Path, now: datetime) -> Made:
    """Write an archive of all that is worth keeping. A file that is there is replaced.

    Where a file of the folder cannot be read, the one that was live last is taken.

    Args:
        folder: the knowledge folder.
        state: STATE_DIR.
        to: the archive.
        now: the time, with its zone.

    Raises:
        BackupError: the FAQ cannot be read, does not keep still, or is half restored.
        StoreError: the history cannot be read.
        OSError: the disk failed. What lay at `to` is as it was.
    """
    if is_under_way(state):
        raise BackupError("A restore was cut off. Restore again or start the bot, which ends it.")
    target = Path(os.path.realpath(to))
    # Beside the target: what is complete is renamed into its place.
    work = Path(tempfile.mkdtemp(prefix=".backup-", dir=target.parent))
    try:
        found = _at_one_moment(folder, state, work / HISTORY)
        manifest = _pack(found, work, now)
        os.replace(work / MANIFEST, target)  # noqa: PTH105 - as in bot.files
        flush_folder(target.parent)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return Made(manifest=manifest, unread=found.unread)


def _at_one_moment(folder: Path, state: Path, history: Path) -> _Now:
    """Everything as a crash at one moment would have left it, so that a start can go on from it."""
    for _ in range(_TRIES):
        before = _look(folder, state)
        history.unlink(missing_ok=True)
        if (state / HISTORY).exists():
            copy_history(state / HISTORY, history)
        if _look(folder, state) == before:
            return before
    raise BackupError("The FAQ is being changed all the time. Try again in a minute.")


def _look(folder: Path, state: Path) -> _Now:
    texts, unread = read_folder(folder)
    good = read_last_good(state)
    live = good.texts if good else texts
    whole = {name: live[name] for name in FILES if name in live} | texts
    if len(whole) < len(FILES):
        raise BackupError(f"The FAQ cannot be read: {unread[0]}. Nothing was written.")
    files = {f"{KNOWLEDGE}/{name}": text.encode() for name, text in whole.items()}
    for path in sorted(state.iterdir()) if state.is_dir() else ():
        if path.name != HISTORY and is_state(path.name):
            # A publication may end at this very moment, and with it its journal.
            with contextlib.suppress(FileNotFoundError):
                files[f"{STATE}/{path.name}"] = path.read_bytes()
    return _Now(files, revision_of(live), unread)


def _pack(found: _Now, work: Path, now: datetime) -> Manifest:
    """Write the archive as `work/MANIFEST`; the manifest comes first in it."""
    held = {name: Held(size=len(data), sha256=_hash(data)) for name, data in found.files.items()}
    history, member = work / HISTORY, f"{STATE}/{HISTORY}"
    if history.exists():
        with history.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        held[member] = Held(size=history.stat().st_size, sha256=sha256)
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    manifest = Manifest(bot=__version__, at=at, revision=found.revision, files=held)
    # Whoever restores sees pen names and reasons: for the host's eyes.
    opened = os.open(work / MANIFEST, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with open(opened, "wb") as out:  # noqa: PTH123 - Path.open takes no descriptor
        with tarfile.open(fileobj=out, mode="w:gz", format=tarfile.USTAR_FORMAT) as archive:
            _add(archive, MANIFEST, write(manifest))
            for name, data in found.files.items():
                _add(archive, name, data)
            if member in held:
                with history.open("rb") as file:
                    archive.addfile(_entry(member, held[member].size), file)
        out.flush()
        os.fsync(out.fileno())
    return manifest


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    archive.addfile(_entry(name, len(data)), io.BytesIO(data))


def _entry(name: str, size: int) -> tarfile.TarInfo:
    """Nothing of this machine: no owner, no time."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
