"""Log records in, lines on standard output out, with nothing in them about who asked or what.

Our own lines are written without ids and questions. A library's message may hold either (a 429
names the channel, a parser quotes its input), so of a library's record only its level, its
logger's name and the type of its exception are written.
"""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from typing import TextIO

_OURS = "bot"
# As the interpreter names our files, so not resolved: a frame has the name before any link.
_PACKAGE = Path(__file__).parent


def describe(error: BaseException) -> str:
    """An exception as its type and our own frames: never its text, which may quote a person."""
    frames = (
        f"{Path(frame.filename).relative_to(_PACKAGE.parent)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    )
    where = " < ".join(reversed(list(frames)))
    return f"{type(error).__name__}{f' at {where}' if where else ''}"


class _Formatter(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("{asctime} {levelname:<7} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name == _OURS or record.name.startswith(f"{_OURS}.")
        text = record.getMessage() if ours else f"a message of {record.name}, not shown"
        if record.exc_info and record.exc_info[1]:
            text += f" ({describe(record.exc_info[1])})"
        return f"{self.formatTime(record)} {record.levelname:<7} {text}"


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Lose a record that cannot be written: logging itself would print all that it holds."""


def set_up() -> None:
    """Send every record of warning level, and ours of level info, to standard output."""
    handler = _Handler(sys.stdout)
    handler.setFormatter(_Formatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(_OURS).setLevel(logging.INFO)


def last_words(kind: type[BaseException], error: BaseException, _: object | None = None) -> None:
    """For `sys.excepthook`: a crash leaves its type and our frames, no text and no variables."""
    if issubclass(kind, KeyboardInterrupt):
        return
    print(f"The bot stopped on an error of its own: {describe(error)}", file=sys.stderr)
