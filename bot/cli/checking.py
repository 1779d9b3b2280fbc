"""A knowledge folder in, its problems on the screen out: for people, programs and GitHub.

What keeps a save from going live in the running bot is an error here, in the same words.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import assert_never

from rich.console import Console
from rich.text import Text

from bot.cli.excerpt import excerpt, lines_of
from bot.cli.form import Form
from bot.core.evaluate import GRADES, Grade
from bot.core.loading.parse import FILES
from bot.core.model import LANGUAGES
from bot.core.problem import Problem
from bot.core.snapshot import Snapshot
from bot.exits import Exit
from bot.library.folder import read_folder
from bot.library.halves import evaluate_in_halves
from bot.library.judge import Case, judge
from bot.library.last_good import read_last_good
from bot.library.load import Loaded
from bot.texts.host import NO_CONTACTS

_STYLE = {"error": "bold red", "warning": "yellow"}


def check(
    folder: Path,
    form: Form = Form.TEXT,
    today: date | None = None,
    state: Path | None = None,
) -> Exit:
    """Print every problem and a summary; PROBLEM if one of them is an error.

    Args:
        folder: where the knowledge is.
        form: for whom it is printed.
        today: what documents to be read again are measured against; None is the host's day.
        state: where the FAQ is that was live last, for questions that it answered better.
    """
    loaded = _judged(folder, today, state)
    match form:
        case Form.TEXT:
            # No wrapping: a terminal does that itself, and a pipe wants a problem's line whole.
            console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
            for line in _text(loaded, folder):
                console.print(line)
        case Form.JSON:
            print(json.dumps(_document(loaded, folder), ensure_ascii=False, indent=2))
        case Form.GITHUB:
            for command in _commands(loaded, folder):
                print(command)
        case _:
            assert_never(form)
    return Exit.OK if loaded.snapshot else Exit.PROBLEM


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked(Loaded):
    """With how many labelled questions came to which grade; nothing if they were not asked."""

    asked: Counter[Grade]


def _judged(folder: Path, today: date | None, state: Path | None) -> _Checked:
    texts, unread = read_folder(folder)
    good = read_last_good(state) if state else None
    before = good.texts if good else texts
    case = Case(texts=texts, unread=unread, before=before, today=today, fully=False)
    verdict = judge(case, evaluate_in_halves)
    return _Checked(
        texts=texts,
        snapshot=verdict.snapshot,
        problems=(*verdict.problems, *verdict.regressed),
        asked=verdict.evaluation.counts() if verdict.evaluation else Counter(),
    )


def _text(loaded: _Checked, folder: Path) -> Iterator[Text]:
    """Problems file by file, each with its source line, and a summary at the end."""
    for file, group in groupby(_by_file(loaded.problems), key=lambda problem: problem.file):
        problems, lines = list(group), lines_of(loaded.texts.get(file))
        yield Text(f"{_path(folder, file)}: {_counts(problems)}", style="bold")
        for problem in problems:
            yield Text()
            yield from _problem(problem, lines, folder)
        yield Text()
    yield Text(_summary(loaded))
    if loaded.asked:
        yield Text(_questions(loaded.asked))
    if loaded.snapshot and not loaded.snapshot.knowledge.replies.contacts:
        yield Text(NO_CONTACTS, style="bold yellow")


def _problem(problem: Problem, lines: Sequence[str], folder: Path) -> Iterator[Text]:
    style, path = _STYLE[problem.level], _path(folder, problem.file)
    place = f"{path}:{problem.line}:{problem.column}" if problem.line else path
    source = excerpt(problem, lines)
    said = _sentence(problem, beside=source.line if source else "")
    yield Text.assemble(
        (f"{place}: ", "bold"), (f"{problem.level}[{problem.rule}]", style), f" {said}"
    )
    if source:
        gutter = f"{source.number:>6} | "
        yield Text.assemble((gutter, "cyan"), source.line)
        under = " " * (len(gutter) - 2) + "| "
        yield Text.assemble((under, "cyan"), " " * source.start, ("^" * source.width, style))
    if problem.expected:
        yield Text.assemble(("expected: ".rjust(18), "cyan"), problem.expected)


def _document(loaded: _Checked, folder: Path) -> dict[str, object]:
    """All of it as one value for JSON. The revision is that of a FAQ without errors, or null.

    `questions` counts the labelled questions by grade; it is empty if they were not asked.
    """
    return {
        "revision": loaded.snapshot.revision if loaded.snapshot else None,
        "errors": len(loaded.errors),
        "warnings": len(loaded.problems) - len(loaded.errors),
        "questions": dict(loaded.asked),
        "problems": [
            {
                "path": _path(folder, problem.file),
                "line": problem.line,
                "column": problem.column,
                "level": problem.level,
                "rule": problem.rule,
                "message": problem.message,
                "expected": problem.expected,
                "found": problem.found,
            }
            for problem in _by_file(loaded.problems)
        ],
    }


def _commands(loaded: _Checked, folder: Path) -> Iterator[str]:
    """A workflow command for each problem, which GitHub shows at its line of a pull request."""
    for problem in _by_file(loaded.problems):
        properties = {"file": _path(folder, problem.file)}
        if problem.line:
            properties |= {"line": str(problem.line), "col": str(problem.column)}
        properties["title"] = problem.rule
        said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        message = _sentence(problem)
        if problem.expected:
            message += f" Expected: {problem.expected}."
        yield f"::{problem.level} {said}::{_data(message)}"
    yield _summary(loaded)
    if loaded.asked:
        yield _questions(loaded.asked)


def _data(text: str) -> str:
    """A message as a workflow command takes it: on one line, with the signs that GitHub undoes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The same for a property, whose end is a comma or a colon."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sentence(problem: Problem, beside: str = "") -> str:
    """What is wrong, and what was found unless it can be read in the line beside it."""
    text = f"{problem.message[:1].upper()}{problem.message[1:].rstrip('.')}."
    found = problem.found.strip("`").removesuffix("…")
    seen = found in " ".join(beside.split()) if beside else not found
    return text if seen else f"{text} Found: {problem.found}."


def _by_file(problems: tuple[Problem, ...]) -> list[Problem]:
    order = {file: number for number, file in enumerate(FILES)}
    return sorted(problems, key=lambda p: (order.get(p.file, -1), p.line, p.column))


def _path(folder: Path, file: str) -> str:
    """A path that an editor, a terminal or GitHub opens from where the command was called."""
    path = folder / file if file in FILES else folder
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _summary(loaded: Loaded) -> str:
    if loaded.snapshot is None:
        return f"{_counts(loaded.problems)}: this FAQ cannot go live."
    return f"{_size(loaded.snapshot)}; {_counts(loaded.problems)}."


def _questions(asked: Counter[Grade]) -> str:
    grades = ", ".join(f"{asked[grade]} {grade}" for grade in GRADES if asked[grade])
    return f"{asked.total()} labelled questions: {grades}."


def _counts(problems: tuple[Problem, ...] | list[Problem]) -> str:
    errors = sum(problem.level == "error" for problem in problems)
    warnings = len(problems) - errors
    return ", ".join(
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((errors, "error"), (warnings, "warning"))
    )


def _size(snapshot: Snapshot) -> str:
    faq = snapshot.knowledge.faq
    variants = {language: sum(len(e.variants.of(language)) for e in faq) for language in LANGUAGES}
    return (
        f"{len(faq)} entries, {variants['en']} English and {variants['es']} Spanish variants, "
        f"{len(snapshot.knowledge.sources.passages)} passages, FAQ {snapshot.revision}"
    )
