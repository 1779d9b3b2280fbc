"""An archive that anybody may have made in, its files in an empty folder out, or one sentence.

Nothing is taken but ordinary files of the names that a backup has, so no path can lead elsewhere;
and never more bytes than the manifest names, however small the archive is.
"""

from __future__ import annotations

import gzip
import hashlib
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final, cast

from bot.backup.errors import BackupError
from bot.backup.layout import MANIFEST
from bot.backup.manifest import Held, Manifest, read

_AT_ONCE: Final = 1024**2
_END: Final = 1024**2
"""Bytes after the last file: the end of an archive is filled up with zeros."""

_DAMAGED: Final = "{archive} is no backup of this bot, or it is damaged. Take another one."


class _Bounded:
    """A stream that never gives much at once: a header may claim any length for a name."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _AT_ONCE:
            raise EOFError
        return self._stream.read(size)


def unpack(archive: Path, into: Path) -> Manifest:
    """Write the files of an archive into a folder, and compare each with its hash.

    Args:
        archive: a file.
        into: an empty folder; what is in it after an error is of no worth.

    Raises:
        BackupError: it is no backup, is damaged, or holds what no backup holds.
        OSError: the archive cannot be read, or the disk failed.
    """
    damaged = _DAMAGED.format(archive=archive.name)
    with archive.open("rb") as file, gzip.GzipFile(fileobj=file, mode="rb") as stream:
        try:
            bounded = cast("IO[bytes]", _Bounded(cast("IO[bytes]", stream)))
            with tarfile.open(fileobj=bounded, mode="r:") as opened:
                manifest = _unpack(opened, into, damaged)
            # To the end: only there does gzip know that nothing is cut off.
            if len(stream.read(_END)) == _END:
                raise BackupError(damaged)
        except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise BackupError(damaged) from error
        except (ValueError, RecursionError) as error:
            # Of headers that no archiver writes.
            raise BackupError(damaged) from error
    return manifest


def _unpack(opened: tarfile.TarFile, into: Path, damaged: str) -> Manifest:
    members = iter(opened)
    first = next(members, None)
    if first is None or first.name != MANIFEST or first.size > _AT_ONCE:
        raise BackupError(damaged)
    manifest = read(b"".join(_chunks(opened, first, damaged)))
    missing = dict(manifest.files)
    for member in members:
        held = missing.pop(member.name, None)
        if held is None or held.size != member.size:
            raise BackupError(damaged)
        _write(into / member.name, _chunks(opened, member, damaged), held, damaged)
    if missing:
        raise BackupError(damaged)
    return manifest


def _chunks(opened: tarfile.TarFile, member: tarfile.TarInfo, damaged: str) -> Iterator[bytes]:
    # Not isreg(): to tarfile a sparse file is an ordinary one, and has any size.
    if member.type not in {tarfile.REGTYPE, tarfile.AREGTYPE} or member.sparse is not None:
        raise BackupError(damaged)
    file: Any = opened.extractfile(member)
    while chunk := file.read(_AT_ONCE // 16):
        yield chunk


def _write(path: Path, chunks: Iterator[bytes], held: Held, damaged: str) -> None:
    path.parent.mkdir(exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        for chunk in chunks:
            digest.update(chunk)
            size += file.write(chunk)
    if size != held.size or digest.hexdigest() != held.sha256:
        raise BackupError(damaged)
