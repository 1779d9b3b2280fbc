"""Vectors of the FAQ's texts on disk, by a hash of each text, so that an edit encodes only itself.

Only texts of the FAQ come here, never a question that somebody asks.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np

from bot.core.matching.meaning import Encoder
from bot.core.matching.vectors import FloatArray
from bot.files import write_atomically

FILE: Final = "meaning.npz"
_Vectors = dict[bytes, FloatArray]


def remembering(encode: Encoder, folder: Path, model: str) -> Encoder:
    """The same encoder, which first looks into a file and keeps there what it was asked for.

    A file that cannot be read or written only costs time, and no folder is made for it.

    Args:
        encode: what to remember.
        folder: where the file is.
        model: names the encoder; another one's vectors are not taken.
    """

    def look_up(texts: Sequence[str]) -> FloatArray:
        if not texts:
            return encode(texts)
        keys = [_key(model, text) for text in texts]
        known = _read(folder / FILE)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        fresh = encode(list(missing.values()))
        vectors = known | dict(zip(missing, fresh, strict=True))
        wanted = {key: vectors[key] for key in keys}
        if missing or len(wanted) < len(known):
            # A disk that is full or read-only: the next start encodes again.
            with contextlib.suppress(OSError):
                _write(folder / FILE, wanted)
        return np.vstack([wanted[key] for key in keys])

    return look_up


def _key(model: str, text: str) -> bytes:
    return hashlib.sha256(f"{model}\0{text}".encode()).digest()


def _read(file: Path) -> _Vectors:
    try:
        # numpy leaves a broken file open that it opened itself.
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as stored:
            keys, vectors = stored["keys"], stored["vectors"]
            sound = keys.dtype == np.uint8 and vectors.dtype == np.float32
            if not sound or keys.ndim != 2 or len(keys) != len(vectors):  # noqa: PLR2004
                return {}
            return {row.tobytes(): vector for row, vector in zip(keys, vectors, strict=True)}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _write(file: Path, vectors: _Vectors) -> None:
    keys = np.frombuffer(b"".join(vectors), np.uint8).reshape(len(vectors), -1)
    archive = io.BytesIO()
    np.savez(archive, keys=keys, vectors=np.vstack(list(vectors.values())))
    write_atomically(file, archive.getvalue())
