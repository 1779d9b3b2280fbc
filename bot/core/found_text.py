"""What two calibrations found in, the text of `thresholds_found.py` out."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Final

from bot.core.thresholds import Found, Thresholds

_HEAD: Final = '''\
"""What `python -m bot eval --calibrate --write` found, by words and with `--meaning`.

That command writes this file; a person reads what it changed before it ships. Shares are of
labelled questions that the numbers were not found with, `low` and `high` their 95 % interval.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.core.curve import Curve
from bot.core.thresholds import Figure, Found, Thresholds
'''


def found_text(words: Found, meaning: Found) -> str:
    """A module with both, a number a line, so that a diff shows each change by itself."""
    return (
        f"{_HEAD}\nBY_WORDS: Final = {_written(words)}\nBY_MEANING: Final = {_written(meaning)}\n"
    )


def _written(value: object, indent: str = "") -> str:
    """A value as source text, laid out as the formatter would."""
    match value:
        case date():
            return f"date({value.year}, {value.month}, {value.day})"
        case Found() | Thresholds():
            deeper = indent + "    "
            lines = (
                f"{deeper}{field.name}={_written(getattr(value, field.name), deeper)},\n"
                for field in fields(value)
            )
            return f"{type(value).__name__}(\n{''.join(lines)}{indent})"
        case _:
            return repr(value)
