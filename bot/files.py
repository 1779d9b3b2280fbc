"""A path and its new content in; on disk the old content or the new one, never a part of either.

A process that is killed in between leaves a temporary file, which `sweep` takes away.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

_WRITE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)
# Windows cannot open a folder; some network and user-space file systems cannot flush one.
_FOLDER: Final = getattr(os, "O_DIRECTORY", None)
_CANNOT_FLUSH: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, and return once it would survive a power cut.

    A link is followed: the file that it leads to is replaced, with its mode and, where that is
    allowed, its owner. Text is written as UTF-8 with its line ends as they are.

    Raises:
        OSError: as it came. The old file is as it was and no temporary file stays; only if the
            last step failed, to flush the folder, the new content already stands.
    """
    write_together({path: content})


def write_together(contents: Mapping[Path, str | bytes]) -> None:
    """Write several files, each as `write_atomically`: all are on the disk before one is renamed.

    So a disk that is full changes none of them. A crash can still come between two renames.

    Raises:
        OSError: as it came. No temporary file stays; only if a rename failed or, as the last
            step, flushing a folder, the new content of some files already stands.
    """
    data = {
        path: text.encode() if isinstance(text, str) else text for path, text in contents.items()
    }
    targets: dict[Path, Path] = {}
    try:
        for path, content in data.items():
            target = Path(os.path.realpath(path))
            new = _temporary(target)
            targets[new] = target
            _write(new, content, _status(target))
        for new, target in targets.items():
            os.replace(new, target)  # noqa: PTH105 - the calls of this file are counted singly
    except BaseException:
        for new in targets:
            with contextlib.suppress(OSError):
                os.unlink(new)  # noqa: PTH108
        raise
    for folder in {target.parent for target in targets.values()}:
        flush_folder(folder)


def create_atomically(path: Path, content: str) -> None:
    """Write a file that is not there yet, whole or not at all: of several at once one succeeds.

    Raises:
        FileExistsError: it is there, and stays as it is.
        OSError: as it came; only if flushing the folder failed, the file stands.
    """
    new = _temporary(path)
    try:
        _write(new, content.encode(), None)
        try:
            os.link(new, path)  # a rename would replace a file that is there
        except FileExistsError:
            raise
        except OSError:
            # A file system without such links: no one else can be kept out in the moment between.
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            os.replace(new, path)  # noqa: PTH105
    finally:
        with contextlib.suppress(OSError):
            os.unlink(new)  # noqa: PTH108
    flush_folder(path.parent)


def remove(path: Path) -> None:
    """Remove a file, if it is there, so that it stays removed after a power cut.

    Raises:
        OSError: as it came.
    """
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108
        flush_folder(path.parent)


def sweep(folder: Path, names: Iterable[str]) -> None:
    """Remove what a killed process left of writing files of these names. Needs no folder.

    To be called when nobody is writing there: at the start.
    """
    ours = re.compile(rf"\.(?:{'|'.join(map(re.escape, names))})\.[0-9a-f]{{16}}\.new")
    with contextlib.suppress(OSError):
        for entry in os.listdir(folder):  # noqa: PTH208 - the names are all that is wanted
            if ours.fullmatch(entry):
                remove(folder / entry)


def flush_folder(folder: Path) -> None:
    """Make a rename in a folder durable, where the system can.

    Raises:
        OSError: the disk failed.
    """
    if _FOLDER is None:
        return
    opened = os.open(folder, os.O_RDONLY | _FOLDER)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:
            raise
    finally:
        os.close(opened)


def _temporary(path: Path) -> Path:
    # A leading dot and an ending of its own: neither editors nor the FAQ's reader take it.
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}.new")


def _write(new: Path, data: bytes, old: os.stat_result | None) -> None:
    # What takes the place of a private file must not be readable for a moment.
    opened = os.open(new, _WRITE | _BINARY, 0o666 if old is None else 0o600)
    try:
        if old is not None:
            _keep_rights(opened, old)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(opened, rest) :]
        os.fsync(opened)
    finally:
        os.close(opened)


def _keep_rights(opened: int, old: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        # Only root may give a file away; the mode goes last, because to give away clears bits.
        with contextlib.suppress(PermissionError):
            os.fchown(opened, old.st_uid, old.st_gid)
        os.fchmod(opened, stat.S_IMODE(old.st_mode))


def _status(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return None
