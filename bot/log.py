"""Log records in, lines on standard output out, with nothing in them about who asked or what.

Our own lines are written without ids and questions. A library's message may hold either (a 429
names the channel, a parser quotes its input), so of a library's record only its level, its
logger's name and the type of its exception are written.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TextIO

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


def _text(record: logging.LogRecord) -> str:
    """All that is written of what a record says."""
    ours = record.name == _OURS or record.name.startswith(f"{_OURS}.")
    text = record.getMessage() if ours else f"a message of {record.name}, not shown"
    if record.exc_info and record.exc_info[1]:
        text += f" ({describe(record.exc_info[1])})"
    return text


class _ForPeople(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"{self.formatTime(record)} {record.levelname:<7} {_text(record)}"


class _ForPrograms(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": when, "level": record.levelname, "text": _text(record)}
        return json.dumps(line, ensure_ascii=False)


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Lose a record that cannot be written: logging itself would print all that it holds."""


def set_up(form: Literal["human", "json"] = "human") -> None:
    """Send every record of warning level, and ours of level info, to standard output.

    Args:
        form: lines for people, or one JSON object a line: time, level and text.
    """
    handler = _Handler(sys.stdout)
    handler.setFormatter(_ForPeople() if form == "human" else _ForPrograms())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(_OURS).setLevel(logging.INFO)


def last_words(kind: type[BaseException], error: BaseException, _: object | None = None) -> None:
    """For `sys.excepthook`: a crash leaves its type and our frames, no text and no variables."""
    if issubclass(kind, KeyboardInterrupt):
        return
    print(f"The bot stopped on an error of its own: {describe(error)}", file=sys.stderr)


def last_words_aside(ended: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
    """The same for `threading.excepthook` and `sys.unraisablehook`: the bot goes on."""
    kind = describe(ended.exc_value) if ended.exc_value else ended.exc_type.__name__
    print(f"An error that nobody could be told of: {kind}", file=sys.stderr)
