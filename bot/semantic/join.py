"""A library and the host's wish in, the same library out, which compares by meaning if it can."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from bot.core.matching.meaning import Encoder
from bot.library.library import Library
from bot.semantic.encoder import VERSION, EncoderError, is_installed, load_encoder
from bot.semantic.remembered import remembering

_log = logging.getLogger(__name__)

Semantic = Literal["off", "on", "auto"]
"""auto: on where the package is installed."""


def join_meaning(
    library: Library,
    wish: Semantic,
    state_dir: Path,
    load: Callable[[], Encoder] = load_encoder,
) -> bool:
    """Load the encoder and let the library's questions be compared by meaning too.

    Takes seconds: the bot calls this in a thread and answers by words until it is done. Whatever
    goes wrong costs one line in the log, and words go on answering.

    Returns:
        Whether meaning is in use now.
    """
    if wish == "off" or (wish == "auto" and not is_installed()):
        return False
    try:
        encode = load()
        library.join_meaning(encode, remembering(encode, state_dir, VERSION))
    except EncoderError as error:
        _log.warning("questions are compared by their words alone: %s", error)
        return False
    except Exception as error:  # noqa: BLE001 - whatever a package does, the FAQ must answer
        kind = type(error).__name__
        _log.warning("questions are compared by their words alone: %s in the encoder", kind)
        return False
    _log.info("questions are compared by meaning too")
    return True
