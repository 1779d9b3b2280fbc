"""Takes the text of one YAML file; gives plain values with the place of each, or Problems.

The tree is built from the parser's events and not by PyYAML's composer: the composer recurses,
expands aliases and forgets where things stood; a loop over events does none of that. Scalars
mean what they mean in YAML 1.1 (`no` is false, 22:00 is 1320, 2017-08-29 is a date), because
other tools that open the same file read it so; keys are always text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.core.loading.tree import Loc, Mark, Tree
from bot.core.loading.yaml_open import Open
from bot.core.loading.yaml_scalar import meaning
from bot.core.loading.yaml_syntax import (
    DEEPEST,
    LONGEST,
    QUESTION_MARK,
    TOO_DEEP,
    cut,
    explain,
    place,
    shown,
    unreadable,
)
from bot.core.problem import Problem

LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it (about five times faster), else the same in Python."""

MOST_NODES = 100_000

_LOST_DASH = re.compile(r"\n *-[^\s-]")
_BLOCK_COMMENT = re.compile(r"[|>][-+\d]*#")
_COMMENT = re.compile(r" *#[^\s#].{0,80}")
_TYPOGRAPHIC = "“”„‘’"  # noqa: RUF001 - it is them that people type


def read(text: str, file: str, loader: type[Any] = LOADER) -> tuple[Tree | None, list[Problem]]:
    """Read one YAML document.

    Args:
        text: the whole file.
        file: its name, for the problems.
        loader: a PyYAML loader class, of which only the event parser is used.

    Returns:
        The tree, or None where the text has no readable shape, and every problem. There can be
        both: a tree whose values are complete, and a trap somewhere in it.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        message = f"the file is larger than {LONGEST // 1024**2} MiB. Split or shorten it"
        return None, [Problem(file=file, line=0, column=0, rule="too-big", message=message)]
    text = text.removeprefix("\ufeff")  # Windows editors write one, and it means nothing here
    unfit = list(unreadable(text, file))
    if unfit:
        return None, unfit
    text += "\n"  # without it, libyaml sees one line more than there is
    builder = _Builder(file=file, text=text)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.problems.append(explain(error, text, file))
        return None, builder.problems
    except _Stopped:
        return None, builder.problems
    return builder.tree(), builder.problems


class _Stopped(Exception):  # noqa: N818 - no error: the way out of the parser's loop
    """Nothing after this place can be understood."""


@dataclass(slots=True)
class _Builder:
    """Events in, a tree out; lives for one file."""

    file: str
    text: str
    values: dict[Loc, Mark] = field(default_factory=dict)
    keys: dict[Loc, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    root: list[Any] = field(default_factory=list)

    def tree(self) -> Tree | None:
        if self.root:
            return Tree(value=self.root[0], values=self.values, keys=self.keys)
        message = "the file is empty. Put its content back, or restore an older version"
        self.problems.append(
            Problem(file=self.file, line=0, column=0, rule="empty-file", message=message)
        )
        return None

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.AliasEvent():
                self._refuse_naming(event)
                self._value(event, None)
            case yaml.ScalarEvent():
                self._refuse_naming(event)
                self._scalar(event)
            case yaml.CollectionStartEvent():
                self._refuse_naming(event)
                self._start(event)
            case yaml.CollectionEndEvent():
                self.open.pop()
            case yaml.DocumentStartEvent() if self.root:
                message = "a second `---` starts another document: remove it"
                self._problem(event, "several-documents", message)
                raise _Stopped

    def _problem(self, event: yaml.Event, rule: str, message: str, found: str = "") -> None:
        line, column = _place(event)
        problem = Problem(
            file=self.file, line=line, column=column, rule=rule, message=message, found=found
        )
        last = self.problems[-1] if self.problems else None
        if last is None or (last.line, last.rule) != (line, rule):  # one trap is told once a line
            self.problems.append(problem)

    def _refuse_naming(self, event: yaml.NodeEvent) -> None:
        """Anchors, aliases and tags: nobody needs them here, and bombs are made of them."""
        if isinstance(event, yaml.AliasEvent):
            message = (
                "a text that starts with * is a reference in YAML: put the whole text in quotes"
            )
            self._problem(event, "alias", message, shown(f"*{event.anchor}"))
        elif event.anchor is not None:
            message = "a text that starts with & is a name in YAML: put the whole text in quotes"
            self._problem(event, "anchor", message, shown(f"&{event.anchor}"))
        elif (tag := getattr(event, "tag", None)) is not None:
            message = "a text that starts with ! is a type in YAML: put the whole text in quotes"
            written = tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(event, "tag", message, shown(written))

    def _mark(self, event: yaml.NodeEvent) -> Mark:
        line, column = _place(event)
        if not isinstance(event, yaml.ScalarEvent):
            return Mark(line=line, column=column, style="[")
        return Mark(line=line, column=column, style=event.style or "", raw=event.value)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.open) >= DEEPEST:
            self._problem(event, "too-deep", TOO_DEEP)
            raise _Stopped
        items: list[Any] | dict[str, Any] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        loc = self._value(event, items)
        self.open.append(Open(items=items, loc=loc, flow=bool(event.flow_style)))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if not event.style:
            self._check_plain(event)
        elif event.style in "|>":
            self._check_block(event)
        if self.open and self.open[-1].wants_key():
            self._key(event)
        else:
            self._value(event, self._meaning(event))

    def _key(self, event: yaml.ScalarEvent) -> None:
        parent, key = self.open[-1], event.value
        assert isinstance(parent.items, dict)
        if key == "<<" and not event.style:
            self._problem(
                event,
                "merge-key",
                "`<<` is not read here: remove it, and write out what it stands for",
            )
        if key in parent.items and not parent.run_on:
            self._repeated(event, parent, key)
        parent.key = key
        self.keys[parent.next_loc()] = self._mark(event)

    def _repeated(self, event: yaml.ScalarEvent, parent: Open, key: str) -> None:
        first = self.keys[(*parent.loc, key)].line
        message = f"the key `{cut(key)}` stands here twice, first on line {first}: remove one"
        item = parent.loc and isinstance(parent.loc[-1], int) and not parent.flow
        if item and key == next(iter(parent.items)):
            # The first key of an item comes again: another item has begun, and all its keys follow.
            parent.run_on = True
            message += ", or write `- ` before it if another item of the list begins here"
        self._problem(event, "duplicate-key", message)

    def _value(self, event: yaml.NodeEvent, value: Any) -> Loc:
        """Put a value where the next one belongs, and say where that is."""
        if len(self.values) >= MOST_NODES:
            message = f"the file holds more than {MOST_NODES} values. Split or shorten it"
            self._problem(event, "too-big", message)
            raise _Stopped
        if not self.open:
            self.root.append(value)
            self.values[()] = self._mark(event)
            return ()
        parent = self.open[-1]
        if parent.wants_key():
            self._problem(
                event,
                "key",
                "this cannot be the key of a value: write one word, a colon and a space",
            )
            raise _Stopped
        loc = parent.next_loc()
        parent.add(value)
        self.values[loc] = self._mark(event)
        return loc

    def _meaning(self, event: yaml.ScalarEvent) -> Any:
        if event.style or event.tag is not None:
            return event.value
        try:
            return meaning(event.value)
        except ValueError:
            message = (
                "this looks like a date or a number, and there is no such: correct it, or put "
                "quotes around a text"
            )
            self._problem(event, "not-a-value", message, shown(event.value))
            return event.value

    def _check_block(self, event: yaml.ScalarEvent) -> None:
        """`>-#` opens a block for libyaml and is a mistake for PyYAML's own parser."""
        if _BLOCK_COMMENT.match(self.text, _span(event)[0]):
            self._problem(
                event, "block", "the # belongs to the `>-` here: write a space between them"
            )

    def _check_plain(self, event: yaml.ScalarEvent) -> None:
        """Traps of text without quotes."""
        value, (start, end) = event.value, _span(event)
        if "?" in value and self.open and self.open[-1].flow:
            # Told where the other parser stops, and the last thing told, as there.
            line, column = place(self.text, self.text.index("?", start))
            self.problems.append(
                Problem(
                    file=self.file,
                    line=line,
                    column=column,
                    rule="question-mark",
                    message=QUESTION_MARK,
                    found=shown(value),
                )
            )
            raise _Stopped
        if value.startswith(tuple(_TYPOGRAPHIC)):
            message = "these curly quotes mean nothing to YAML: put straight ones around the text"
            self._problem(event, "smart-quotes", message, shown(value))
        if _LOST_DASH.search(self.text, start, end):
            message = (
                "a line below starts with - but has no space after it, so it is no item of the "
                "list: add the space"
            )
            self._problem(event, "dash", message, shown(value))
        cut_off = _COMMENT.match(self.text, end)
        if cut_off and (cut_off[0].startswith(" ") or not value):
            message = (
                "everything from the # on is cut off as a comment: put the text in quotes, or "
                "write a space after the # if it is one"
            )
            self._problem(event, "cut-by-hash", message, shown(value + cut_off[0]))


def _place(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, from 1; a parser sets the marks of all its events."""
    assert event.start_mark is not None
    return event.start_mark.line + 1, event.start_mark.column + 1


def _span(event: yaml.Event) -> tuple[int, int]:
    """Where an event begins and ends in the text."""
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index
