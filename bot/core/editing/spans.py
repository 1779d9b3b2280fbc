"""Takes the text of a YAML file; gives its values, each with the span of text that it takes.

The parser of `bot.core.loading` says where a value begins, for messages. Who edits the text must
know where it ends as well, and where the key or the dash stands that belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from bot.core.editing.errors import EditError
from bot.core.loading.tree import Loc
from bot.core.loading.yaml_text import LOADER, read

BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A value and its span `text[start:end]`: no comment, blank line or line's end behind it."""

    value: Any
    start: int
    end: int
    column: int = 0
    """Spaces before its keys or dashes; before itself if it is a scalar."""
    flow: bool = False
    """Whether it is written between brackets, or inside of some."""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One pair of a map or one item of a list: its value with the key or dash before it."""

    key: str | int
    start: int
    """Where the key or the dash stands."""
    inner: int
    """Behind the colon or the dash."""
    node: Node
    flow: bool = False
    """Whether it stands between brackets."""

    @property
    def end(self) -> int:
        """Where its text ends; a value may be left out."""
        return max(self.inner, self.node.end)


def spans(text: str, file: str) -> Node:
    """Read a file.

    Args:
        text: the whole file; a byte order mark in front is not counted.
        file: its name, for the message.

    Raises:
        EditError: no editor could say what stands where in this text.
    """
    tree, problems = read(text, file)
    if tree is None:
        raise EditError(
            f"the file cannot be read as it is: {problems[0].message.rstrip('.')}",
            where=f"{file}:{problems[0].line}" if problems[0].line else file,
            to_do="Mend this line first, or take back the version that broke it",
        )
    # The same line's end as `read` adds, so that both see the same events.
    body = text.removeprefix(BOM) + "\n"
    events = yaml.parse(body, Loader=LOADER)
    reader = _Reader(body, events, tree.value)
    return reader.document()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Events in, nodes out. `read` has seen to it that they are few and not deep."""

    text: str
    events: Iterator[Any]
    root: Any

    def document(self) -> Node:
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                return self._node(event, self.root, flow=False)
        raise AssertionError("a file with a tree has a node")

    def _node(self, event: Any, value: Any, *, flow: bool) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        column = event.start_mark.column
        if not isinstance(event, yaml.CollectionStartEvent):
            # A block text's span goes on to the next line that is not its own.
            end = start + len(self.text[start:end].rstrip())
            return Node(value=value, start=start, end=end, column=column, flow=flow)
        flow = flow or bool(event.flow_style)
        of_list = isinstance(event, yaml.SequenceStartEvent)
        read = self._list(value, column, flow=flow) if of_list else self._map(value, flow=flow)
        items: list[Item] = []
        last = self._next()
        while not isinstance(last, yaml.CollectionEndEvent):
            items.append(read(last, len(items)))
            last = self._next()
        assert last.end_mark is not None
        end = last.end_mark.index if flow else items[-1].end
        return Node(value=value, start=start, end=end, column=column, flow=flow, items=tuple(items))

    def _list(self, value: Any, column: int, *, flow: bool) -> Any:
        def item(event: Any, number: int) -> Item:
            node = self._node(event, value[number], flow=flow)
            if flow:
                return Item(key=number, start=node.start, inner=node.start, node=node, flow=True)
            start = self._dash(node.start, column)
            return Item(key=number, start=start, inner=start + 1, node=node)

        return item

    def _map(self, value: Any, *, flow: bool) -> Any:
        def pair(event: Any, _: int) -> Item:
            key, start = event.value, event.start_mark.index
            # A key may stand without a colon, between brackets or after a question mark.
            after = event.end_mark.index
            inner = max(self.text.find(":", after) + 1, after)
            node = self._node(self._next(), value[key], flow=flow)
            return Item(key=key, start=start, inner=inner, node=node, flow=flow)

        return pair

    def _dash(self, index: int, column: int) -> int:
        """The dash of the item whose value begins at an index; the value may be a line below."""
        start = line_start(self.text, index)
        while self.text[start + column : start + column + 1] != "-":
            start = line_start(self.text, start - 1)
        return start + column

    def _next(self) -> Any:
        return next(self.events)


def at(node: Node, loc: Loc) -> Item | None:
    """The item at a place below a node, or None."""
    item: Item | None = None
    for key in loc:
        item = next((child for child in node.items if child.key == key), None)
        if item is None:
            return None
        node = item.node
    return item


def line_start(text: str, index: int) -> int:
    """Where the line begins in which an index lies."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_end(text: str, index: int) -> int:
    """Behind the end of the line in which an index lies, its break included."""
    ends = [at for at in (text.find("\n", index), text.find("\r", index)) if at >= 0]
    if not ends:
        return len(text)
    return min(ends) + (2 if text.startswith("\r\n", min(ends)) else 1)


def line_break(text: str) -> str:
    """How lines end in this file, by its first one."""
    first = text[: line_end(text, 0)]
    return next((end for end in ("\r\n", "\n", "\r") if first.endswith(end)), "\n")


def whole_lines(text: str, item: Item, floor: int) -> tuple[int, int] | None:
    """The lines of an item, with the comments directly above it.

    Args:
        text: the file, without a byte order mark.
        item: the item.
        floor: where the text before it ends that is not its own: no comment is sought above.

    Returns:
        Beginning and end, or None where something else stands on its first or last line.
    """
    start, end = line_start(text, item.start), line_end(text, item.end)
    column, rest = item.start - start, text[item.end : end]
    if text[start : item.start].strip() or (rest.strip() and not rest.lstrip().startswith("#")):
        return None
    while start > floor:
        above = line_start(text, start - _break_before(text, start))
        if above < floor or not text[above:start].startswith(" " * column + "#"):
            break
        start = above
    if start == 0:  # these comments speak of the whole file
        start = line_start(text, item.start)
    return start, _with_inner_comments(text, end, column)


def _break_before(text: str, start: int) -> int:
    return 2 if text.startswith("\r\n", start - 2) else 1


def _with_inner_comments(text: str, end: int, column: int) -> int:
    """Comments right below an item that are indented deeper than it are its own."""
    while end < len(text):
        line = text[end : line_end(text, end)]
        if not line.lstrip(" ").startswith("#") or line.index("#") <= column:
            break
        end += len(line)
    return end
