"""Takes the values of a list or map one by one, and knows where the next one belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.core.loading.tree import Loc


@dataclass(slots=True)
class Open:
    """A list or map whose end has not come yet; `key` waits for its value."""

    items: list[Any] | dict[str, Any]
    loc: Loc
    flow: bool
    """Whether it is written between brackets."""
    key: str | None = None
    run_on: bool = False
    """Whether the next item of a list was written into this one; its keys are told once."""

    def next_loc(self) -> Loc:
        """Where the next value belongs."""
        if isinstance(self.items, list):
            return (*self.loc, len(self.items))
        assert self.key is not None
        return (*self.loc, self.key)

    def wants_key(self) -> bool:
        """Whether a key comes next, and no value."""
        return isinstance(self.items, dict) and self.key is None

    def add(self, value: Any) -> None:
        """Put a value there."""
        if isinstance(self.items, list):
            self.items.append(value)
        elif self.key is not None:
            self.items[self.key] = value
            self.key = None
