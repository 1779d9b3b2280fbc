"""What was made of a word is kept, because people use the same ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, ClassVar, Final
from weakref import ref

_WORDS: Final = 4096
"""Of each kind; the words, not who used them, when or in which question."""


class Remembering:
    """Keeps what some of its methods made of the last words.

    `remembered` names each attribute that keeps, and the method that it asks. What is kept does
    not go from one process to another, where most of it would be of no use.
    """

    __slots__ = ("__weakref__",)
    remembered: ClassVar[Mapping[str, str]]

    def remember(self) -> None:
        """Begin to keep; at the end of `__init__`."""
        for name, method in self.remembered.items():
            setattr(self, name, lru_cache(maxsize=_WORDS)(_weakly(self, method)))

    def __getstate__(self) -> dict[str, Any]:
        """All but what is remembered."""
        names = getattr(self, "__dict__", None) or self.__slots__
        return {name: getattr(self, name) for name in names if name not in self.remembered}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, value)
        self.remember()


def _weakly(owner: Remembering, method: str) -> Callable[..., Any]:
    """The method, not holding its owner.

    What holds itself is freed only when Python looks for such circles, and in a bot with a FAQ
    that stops all answers for some 50 ms.
    """
    found, who = getattr(type(owner), method), ref(owner)
    return lambda *heard: found(who(), *heard)
