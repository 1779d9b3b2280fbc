"""Gateway payloads as frames in the ways a client may ask for: plain, zlib and zstd streams."""

from __future__ import annotations

import zlib
from typing import Protocol


class Encoder(Protocol):
    """Turns the text of each payload into one frame; a stream keeps its context between frames."""

    def __call__(self, text: str) -> bytes | str: ...


def plain(text: str) -> str:
    """No compression: a text frame."""
    return text


def zlib_stream() -> Encoder:
    """One zlib context a connection, each payload ended by Z_SYNC_FLUSH."""
    stream = zlib.compressobj(level=1)
    return lambda text: stream.compress(text.encode()) + stream.flush(zlib.Z_SYNC_FLUSH)


def zstd_stream() -> Encoder:
    """One zstd context a connection, each payload ended by a block flush."""
    import zstandard  # only where the client asks for it, so only where it is installed

    stream = zstandard.ZstdCompressor(level=1).compressobj()
    flush = zstandard.COMPRESSOBJ_FLUSH_BLOCK
    return lambda text: stream.compress(text.encode()) + stream.flush(flush)


def encoder(compress: str | None) -> Encoder:
    """The encoder for the `compress` of the gateway's URL.

    Raises:
        ValueError: Discord knows no such compression.
    """
    match compress:
        case None:
            return plain
        case "zlib-stream":
            return zlib_stream()
        case "zstd-stream":
            return zstd_stream()
    raise ValueError(f"Unknown transport compression {compress!r}.")
