"""Takes the text of one knowledge file; gives the blocks of whole lines that it is made of.

A block is what people mean when they say what they changed: an entry, a document, a passage, the
labelled questions of one entry, the words of one no. What stands between two blocks (blank lines,
the heading of a section, the key above a group of blocks) belongs to neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.core.editing.spans import BOM, Item, Node, spans, whole_lines

Key = tuple[str, ...]
"""What a block is called in its file: ("ice-detainers",), ("passages", "article-detainers")."""

_ONE_BLOCK = "must_ask"
"""Its two lists of questions say one thing together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block and its span in the text, whole lines; the comments directly above are in it."""

    key: Key
    start: int
    end: int
    column: int
    """Spaces before its first key or dash."""


def blocks(file: str, text: str) -> tuple[Block, ...]:
    """The blocks of a file, in its order.

    Where several would share a line, as between brackets, what is around them is one block. A key
    that comes again has its number behind it. The spans count a byte order mark as a character.

    Raises:
        EditError: the text is no YAML.
    """
    body = text.removeprefix(BOM)
    moved, seen = len(text) - len(body), Counter[Key]()
    found = []
    for key, start, end, column in _group(spans(text, file), body, (), 0):
        seen[key] += 1
        name = key if seen[key] == 1 else (*key, str(seen[key]))
        found.append(Block(key=name, start=start + moved, end=end + moved, column=column))
    return tuple(found)


def block(file: str, text: str, key: Key) -> Block | None:
    """The block of this name, or None."""
    return next((found for found in blocks(file, text) if found.key == key), None)


Found = tuple[Key, int, int, int]


def _group(node: Node, body: str, above: Key, floor: int) -> Iterator[Found]:
    """The blocks below a node, or nothing where they do not stand on lines of their own."""
    for item in node.items:
        lines = None if node.flow else whole_lines(body, item, floor)
        if lines is None:
            return
        inner = list(_parts(item, body, above))
        if inner:
            yield from inner
        else:
            yield (*above, *_name(item)), *lines, node.column
        floor = item.end


def _parts(item: Item, body: str, above: Key) -> list[Found]:
    """The parts of a top-level group, if each has lines of its own."""
    node = item.node
    if above or isinstance(item.key, int) or item.key == _ONE_BLOCK or node.flow:
        return []
    if isinstance(node.value, list) and not all(_is_named(inner) for inner in node.items):
        return []
    parts = list(_group(node, body, (str(item.key),), item.inner))
    return parts if len(parts) == len(node.items) else []


def _is_named(item: Item) -> bool:
    return _name(item) != (str(item.key),)


def _name(item: Item) -> Key:
    match item.node.value:
        case {"id": str(entry)} if isinstance(item.key, int):
            return (entry,)
        case {"entries": str(entry)} if isinstance(item.key, int):
            return (entry,)
        case {"entries": list(entries)} if isinstance(item.key, int):
            return _texts(entries)
        case {"kind": str(kind)} if isinstance(item.key, int):
            return (kind,)
        case _:
            return (str(item.key),)


def _texts(values: list[Any]) -> Key:
    return tuple(str(value) for value in values)
