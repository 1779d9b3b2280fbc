"""What a person reads in a message: the text of all its components, and its buttons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_TEXT, _BUTTON = 10, 2


def _walk(component: Any) -> Iterator[Any]:
    yield component
    for child in component.get("components", ()):
        yield from _walk(child)


def _components(message: Any) -> Iterator[Any]:
    for component in message.components:
        raw = component if isinstance(component, dict) else component.to_dict()
        yield from _walk(raw)


def text_of(message: Any) -> str:
    return "\n".join(c["content"] for c in _components(message) if c["type"] == _TEXT)


def buttons_of(message: Any) -> dict[str, str]:
    """Label → custom id."""
    return {c["label"]: c["custom_id"] for c in _components(message) if c["type"] == _BUTTON}
