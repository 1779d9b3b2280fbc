"""Takes a file's text and what it shall say; gives the text with only what differs rewritten.

The values of the text and the wanted ones are walked side by side. Where a part can be changed
alone (a line of a list, a key of a map) the rest stays as it is, comments and odd spacing
included; where it cannot, the value around it is written anew in the style of the house, and the
comments inside of that value are lost. The result is read again: a text that does not say exactly
what was wanted is never handed out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from bot.core.editing import write
from bot.core.editing.errors import EditError
from bot.core.editing.spans import (
    BOM,
    Item,
    Node,
    line_break,
    line_end,
    line_start,
    spans,
    whole_lines,
)
from bot.core.editing.splice import Splice, apart, blank_after, blank_before, inserted, spliced
from bot.core.loading.tree import Loc
from bot.core.loading.yaml_text import read

Splices = list[Splice]

_SPACED: frozenset[Loc] = frozenset({(), ("must_answer",), ("must_refuse",), ("documents",)})
"""Groups whose items the house sets apart by a blank line, where there is only one to look at."""


def rewrite(file: str, text: str, change: Callable[[Any], Any]) -> str:
    """The text changed so that it says what is wanted.

    Args:
        file: its name.
        text: the whole file.
        change: takes its content as plain lists, maps, texts, dates and numbers; gives the wanted
            content in the same form.

    Raises:
        EditError: the text is no YAML, or no YAML can say this.
    """
    body = text.removeprefix(BOM)
    root = spans(text, file)
    wanted = change(root.value)
    whole = Item(key=file, start=root.start, inner=0, node=root)
    found = _Walk(body).change((), whole, wanted)
    new = text[: len(text) - len(body)] + spliced(body, found, line_break(body))
    tree, _ = read(new, file)
    if tree is None or _canonical(tree.value) != _canonical(wanted):
        raise _not_here(file)
    return new


def _not_here(file: str) -> EditError:
    return EditError(
        "the change cannot be written here without rewriting what it is not about",
        where=file,
        to_do="Take out unusual characters, and write each block on lines of its own",
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    """One text that is compared with what it shall say."""

    text: str

    def change(self, loc: Loc, item: Item, wanted: Any) -> Splices:
        """What makes the value at a place the wanted one."""
        old = item.node.value
        key = str(loc[-1]) if loc else ""
        if _canonical(old, key) == _canonical(wanted, key):
            return []
        finer: Splices | None = None
        if isinstance(old, dict) and isinstance(wanted, dict) and old and wanted:
            finer = self._map(loc, item, wanted)
        elif isinstance(old, list) and isinstance(wanted, list) and old and wanted:
            finer = self._list(loc, item, wanted)
        return self._whole(loc, item, wanted) if finer is None else finer

    def _whole(self, loc: Loc, item: Item, wanted: Any) -> Splices:
        """The value written anew, in brackets where it stood in some."""
        node, column = item.node, item.start - line_start(self.text, item.start)
        if not loc:
            return self._first(item, wanted)
        if item.flow:
            return [Splice(start=node.start, end=node.end, new=write.in_brackets(wanted, column))]
        if node.flow and node.value and wanted and isinstance(wanted, list | dict):
            new = " " + write.in_brackets(wanted, column)
        else:
            new = write.after(loc, wanted, column)
        end, behind = item.end, self.text[item.end : line_end(self.text, item.end)]
        # A comment behind a value that now takes several lines would become a part of it.
        if "\n" in new and behind.strip():
            end += len(behind.rstrip("\r\n"))
        return [Splice(start=item.inner, end=end, new=new)]

    def _first(self, item: Item, wanted: Any) -> Splices:
        """The first items of a file that had none, or none in a file that had some."""
        if item.node.value and wanted:
            raise _not_here(str(item.key))
        new = "\n\n".join(f"-{write.after((0,), value, 0)}" for value in wanted) or "[]"
        return [Splice(start=item.node.start, end=item.node.end, new=new)]

    def _map(self, loc: Loc, item: Item, wanted: dict[str, Any]) -> Splices | None:
        node = item.node
        if loc and self._is_short(node):
            return None
        present = {str(child.key): number for number, child in enumerate(node.items)}
        found: Splices = []
        for key, number in present.items():
            if key in wanted:
                found += self.change((*loc, key), node.items[number], wanted[key])
            elif (removed := self._removed(item, number)) is not None:
                found.append(removed)
            else:
                return None
        above: int | None = None
        for key, value in wanted.items():
            if key in present:
                above = present[key]
                continue
            added = self._added(loc, item, above, key, value)
            if added is None:
                return None
            found.append(added)
        return found

    def _list(self, loc: Loc, item: Item, wanted: list[Any]) -> Splices | None:
        node = item.node
        if loc and self._is_short(node):
            return None
        old, new = [_name(child.node.value) for child in node.items], [_name(v) for v in wanted]
        found: Splices = []
        for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            # Two entries are never one that was changed.
            both = min(j - i, m - k) if what == "equal" or loc else 0
            for offset in range(both):
                at = (*loc, i + offset)
                found += self.change(at, node.items[i + offset], wanted[k + offset])
            above = i + both - 1 if i + both else None
            steps = [self._removed(item, number) for number in range(i + both, j)]
            steps += [self._added(loc, item, above, None, v) for v in wanted[k + both : m]]
            for step in steps:
                if step is None:
                    return None
                found.append(step)
        return found

    def _is_short(self, node: Node) -> bool:
        """Between brackets, with nothing in it that writing it anew would lose."""
        if not node.flow or any(isinstance(item.node.value, list | dict) for item in node.items):
            return False
        ends = [node.start, *(item.end for item in node.items)]
        starts = [*(item.start for item in node.items), node.end]
        return not any("#" in self.text[a:b] for a, b in zip(ends, starts, strict=True))

    def _lines(self, item: Item, number: int) -> tuple[int, int] | None:
        items = item.node.items
        return whole_lines(
            self.text, items[number], items[number - 1].end if number else item.inner
        )

    def _removed(self, item: Item, number: int) -> Splice | None:
        """An item taken out, with the blank lines or the comma that set it apart."""
        items = item.node.items
        if item.node.flow:
            if not number:
                return None
            return Splice(start=items[number - 1].end, end=items[number].end, new="")
        lines = self._lines(item, number)
        if lines is None:
            return None
        start, end = lines
        if blank_after(self.text, end) == len(self.text):
            start = blank_before(self.text, start)
        elif not number or blank_before(self.text, start) < start:
            end = blank_after(self.text, end)
        return Splice(start=start, end=end, new="")

    def _added(
        self, loc: Loc, item: Item, above: int | None, key: str | None, value: Any
    ) -> Splice | None:
        """A new item below another one or, where there is none, above the first."""
        node = item.node
        beside = node.items[above or 0]
        if node.flow:
            new = write.in_brackets(value if key is None else {key: value}, 0)
            new = new if key is None else new.removeprefix("{").removesuffix("}")
            index, new = (beside.start, f"{new}, ") if above is None else (beside.end, f", {new}")
            return Splice(start=index, end=index, new=new)
        lines = self._lines(item, above or 0)
        if lines is None:
            return None
        if key is None:
            new = "-" + write.after((*loc, len(node.items)), value, node.column)
        else:
            new = write.pair(loc, key, value, node.column)
        gaps = [self.text[one.end : two.start] for one, two in pairwise(node.items)]
        return inserted(
            self.text,
            lines[0] if above is None else lines[1],
            " " * node.column + new,
            above=above is None,
            blank=2 * sum(map(apart, gaps)) > len(gaps) if gaps else loc in _SPACED,
        )


def _name(value: Any) -> str:
    """By what an item of a list is known again when something in it has changed."""
    match value:
        case {"id": str(name)}:
            return name
        case {"entries": list() as names}:
            return " ".join(map(str, names))
        case {"entries": name}:
            return str(name)
        case {"kind": str(kind)}:
            return kind
        case _:
            return repr(value)


def _canonical(value: Any, key: str = "") -> Any:
    """The value with one source or entry as a text, whether brackets are around it or not."""
    match value:
        case dict():
            return {inner: _canonical(item, inner) for inner, item in value.items()}
        case [str(only)] if key in {"source", "entries"}:
            return only
        case list():
            return [_canonical(item) for item in value]
        case _:
            return value
