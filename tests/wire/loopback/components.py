"""A message's component tree, read the way a person reads it: its texts and its buttons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Json = dict[str, Any]

BUTTON, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY = 2, 3, 4, 10
THUMBNAIL, FILE, SEPARATOR, CONTAINER = 11, 13, 14, 17
FIRST_OF_V2 = 9
"""Section; it and everything after it exists only in messages with IS_COMPONENTS_V2."""
MODAL_ONLY = frozenset({18, 19, 21, 22, 23})
"""Label, file upload, radio group, checkbox group, checkbox."""

FILLED_IN: dict[int, Json] = {
    STRING_SELECT: {"min_values": 1, "max_values": 1},
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"name": None, "size": None, "spoiler": False},
    SEPARATOR: {"spacing": 1, "divider": True},
    CONTAINER: {"accent_color": None, "spoiler": False},
}
"""What Discord adds to a component that leaves it out."""


def walk(components: Iterable[Json] | None) -> Iterator[Json]:
    """Every component, the nested ones too, in the order in which they are shown."""
    for component in components or ():
        yield component
        yield from walk(component.get("components"))
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk([component[key]])


def texts(message: Json) -> str:
    """All that a message says, one text a line: content, embeds and every TextDisplay."""
    said = [message.get("content") or ""]
    for embed in message.get("embeds") or ():
        said += [embed.get("title") or "", embed.get("description") or ""]
    said += [part["content"] for part in walk(message.get("components")) if "content" in part]
    return "\n".join(text for text in said if text)


def buttons(message: Json) -> list[Json]:
    """The buttons that can be pressed, as opposed to links and greyed ones."""
    return [
        part
        for part in walk(message.get("components"))
        if part["type"] == BUTTON and part.get("custom_id") and not part.get("disabled")
    ]


def button(message: Json, label: str) -> str:
    """The custom_id of the button whose label contains these words.

    Raises:
        AssertionError: there is none; it tells the labels that there are.
    """
    found = [part["custom_id"] for part in buttons(message) if label in part.get("label", "")]
    labels = [part.get("label") for part in buttons(message)]
    assert found, f"No button with {label!r} among {labels}."
    return str(found[0])


def numbered(components: Iterable[Json] | None) -> list[Json]:
    """The tree as Discord gives it back: complete, and every component with an id of its own."""
    copies = [_copy(component) for component in components or ()]
    used = {part["id"] for part in walk(copies) if part.get("id")}
    free = (number for number in range(1, 1000) if number not in used)
    for part in walk(copies):
        if not part.get("id"):
            part["id"] = next(free)
    return copies


def _copy(component: Json) -> Json:
    copy = {**FILLED_IN.get(component["type"], {}), **component}
    if "file" in copy:
        url = copy["file"]["url"]
        copy["file"] = {"id": "1", "proxy_url": url, **copy["file"]}
    if "components" in copy:
        copy["components"] = [_copy(part) for part in copy["components"]]
    for key in ("accessory", "component"):
        if copy.get(key):
            copy[key] = _copy(copy[key])
    return copy
