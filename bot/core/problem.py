"""A problem in the knowledge: what is wrong, where, what was expected, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that an editor can mend.

    `line` and `column` count from 1; 0 means the file as a whole. `found` never holds more of
    the file than a reader needs to see the place.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    expected: str = ""
    found: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        text = f"{place}: {self.level}[{self.rule}] {self.message.rstrip('.')}."
        if self.expected:
            text += f" Expected: {self.expected}."
        if self.found:
            text += f" Found: {self.found}."
        return text
