"""Takes the texts of the knowledge files; gives the Knowledge, or every Problem with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Final

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.core.loading.shape import translate
from bot.core.loading.tree import Loc, Mark, Tree
from bot.core.loading.yaml_syntax import LINE_END
from bot.core.loading.yaml_text import LOADER, read
from bot.core.model import Entry, Knowledge, Questions, Replies, Sources, Vocabulary
from bot.core.problem import Problem

FILES: Mapping[str, TypeAdapter[Any]] = MappingProxyType(
    {
        "faq.yaml": TypeAdapter(Annotated[tuple[Entry, ...], Field(min_length=1)]),
        "sources.yaml": TypeAdapter(Sources),
        "questions.yaml": TypeAdapter(Questions),
        "vocabulary.yaml": TypeAdapter(Vocabulary),
        "replies.yaml": TypeAdapter(Replies),
    }
)
"""The five files and the shape of each, in the order in which problems are told."""

MOST_PROBLEMS = 100
"""A file is told at most so many problems: behind them is one mistake, not a hundred."""

_LACKING: Final = frozenset(
    ("missing-key", "missing-language", "missing-colon", "open-quote", "brackets", "empty")
)
_SENTENCE_ENDS: Final = (*".!?:…", *'»”")')
_AT_MARGIN: Final = re.compile(r"[^\s#]")
_START = Mark(line=1, column=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where in the files each value stands.

    `places["faq.yaml", (3, "answer", 0, "en")]` is the line and column, both from 1, of that
    text, or of the nearest value around it that the file has.
    """

    trees: Mapping[str, Tree]

    def __getitem__(self, at: tuple[str, Loc]) -> tuple[int, int]:
        mark = self.mark(*at)
        return mark.line, mark.column

    def mark(self, file: str, loc: Loc) -> Mark:
        """The place of a value and how it is written; of the nearest one around it if need be."""
        tree = self.trees.get(file)
        if tree is None:
            return _START
        around = (loc[:length] for length in range(len(loc), -1, -1))
        return next((tree.values[loc] for loc in around if loc in tree.values), _START)

    def key(self, file: str, loc: Loc) -> tuple[int, int]:
        """Line and column of the key of a value; where it has none, of the value."""
        tree = self.trees.get(file)
        mark = tree.keys.get(loc) if tree else None
        return (mark.line, mark.column) if mark else self[file, loc]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What the texts say: no knowledge as long as there is an error, all problems at once."""

    knowledge: Knowledge | None
    problems: tuple[Problem, ...]
    places: Places


def parse(texts: Mapping[str, str], loader: type[Any] = LOADER) -> Parsed:
    """Read the knowledge files.

    Args:
        texts: file name → text, for the names in `FILES`; other names are not looked at.
        loader: a PyYAML loader class. Both of PyYAML's give the same.

    Returns:
        The knowledge, or None where a file is missing or has an error; the problems of all files,
        ordered by file, line and column, at most `MOST_PROBLEMS` of each; the places of all values.
    """
    trees: dict[str, Tree] = {}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for file, adapter in FILES.items():
        if file not in texts:
            message = "the file is missing. Restore it: the FAQ needs all five files"
            problems.append(
                Problem(file=file, line=0, column=0, rule="missing-file", message=message)
            )
            continue
        tree, found = read(texts[file], file, loader)
        if tree is not None:
            trees[file] = tree
            values[file.removesuffix(".yaml")], misshapen = _shaped(file, adapter, tree)
            told = {problem.line for problem in found}
            found += [problem for problem in misshapen if problem.line not in told]
        found.sort(key=lambda p: (p.line, p.column))
        problems += _first(file, [*found, *_half_written(file, texts[file], tree, found)])
    return Parsed(
        knowledge=None if problems else Knowledge(**values),
        problems=tuple(problems),
        places=Places(trees=trees),
    )


def _shaped(file: str, adapter: TypeAdapter[Any], tree: Tree) -> tuple[Any, list[Problem]]:
    try:
        return adapter.validate_python(tree.value), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        return None, [translate(d, file, tree, adapter) for d in details if not _echo(d)]


def _echo(detail: ErrorDetails) -> bool:
    """Pydantic counts only the items that fit, so a list with one misfit is "too short" as well."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _half_written(
    file: str, text: str, tree: Tree | None, found: Sequence[Problem]
) -> list[Problem]:
    """A file whose last line has no end, and whose last part lacks something, was perhaps cut off.

    Most editors end a file with a line end; one that does not is told nothing while all is well.
    """
    lines = LINE_END.split(text)
    last_part = max((i for i, line in enumerate(lines, 1) if _AT_MARGIN.match(line)), default=1)
    lacks = any(problem.rule in _LACKING and problem.line >= last_part for problem in found)
    if not lines[-1].strip() or not (lacks or _breaks_off(tree)):
        return []
    message = (
        "the file ends here in the middle of its last part, so perhaps it was not saved whole: "
        "finish the text and end its line, or restore an older version"
    )
    line, column = len(lines), len(lines[-1])
    rule = "half-written"
    return [Problem(file=file, line=line, column=column, rule=rule, message=message)]


def _breaks_off(tree: Tree | None) -> bool:
    """Whether the last value is prose that ends without the sign of a sentence's end."""
    last = [*tree.values.values()][-1] if tree else _START
    return last.style == ">" and not last.raw.rstrip().endswith(_SENTENCE_ENDS)


def _first(file: str, problems: list[Problem]) -> list[Problem]:
    more = len(problems) - MOST_PROBLEMS
    if more <= 0:
        return problems
    message = f"and {more} more problems in this file. Mend the first ones and check again"
    rest = Problem(file=file, line=0, column=0, rule="more", message=message)
    return [*problems[:MOST_PROBLEMS], rest]
