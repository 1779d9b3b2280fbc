"""A file of questions in, a line for each out: for tests from outside and for reviewing an edit."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from bot.cli.excerpt import printable
from bot.core.answer import answer
from bot.core.outcome import Ambiguous, Answered, Outcome, Refused
from bot.core.saying.card import card_of
from bot.core.snapshot import Snapshot
from bot.exits import Exit

# Other lines in braces, such as a template's, are questions.
_MEANT_AS_OBJECT = re.compile(r'\s*\{\s*["}]')


@dataclass(frozen=True, slots=True)
class _Asked:
    id: Any
    q: str


@dataclass(frozen=True, slots=True)
class _Unusable:
    line: int
    why: str


def answer_batch(source: str, snapshot: Snapshot, *, as_json: bool) -> Exit:
    """Answer each question of a file, or of standard input for `-`.

    A line is a question, or a JSON object with `id` and `q`. A line that begins like an object and
    is none, or has no text `q`, is named on standard error; all others are answered.

    Args:
        source: path of the file, or `-`; UTF-8, lines end in LF or CRLF.
        snapshot: the FAQ to answer from.
        as_json: write a JSON object a line, in ASCII so that it passes any pipe; else four
            columns with tabs between them.

    Returns:
        USAGE if the file cannot be read, PROBLEM if a line was left out.
    """
    try:
        lines = _lines(source)
    except OSError as error:
        print(f"{source} cannot be read: {error.strerror}. Name a file, or - .", file=sys.stderr)
        return Exit.USAGE
    worst = Exit.OK
    console = Console(stderr=True)
    for asked in track(
        list(_asked(lines)), "Asking", console=console, disable=not console.is_terminal
    ):
        if isinstance(asked, _Unusable):
            print(f"{source}:{asked.line}: {asked.why}", file=sys.stderr)
            worst = Exit.PROBLEM
            continue
        row = _row(asked, snapshot)
        sys.stdout.write((json.dumps(row) if as_json else _short(row)) + "\n")
    sys.stdout.flush()
    return worst


def _lines(source: str) -> list[str]:
    data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    # Not `splitlines`: it also splits at separators that a question may hold.
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    return text.removesuffix("\n").split("\n") if text else []


def _asked(lines: list[str]) -> Iterator[_Asked | _Unusable]:
    for number, line in enumerate(lines, start=1):
        yield _object(number, line) if _MEANT_AS_OBJECT.match(line) else _Asked(number, line)


def _object(number: int, line: str) -> _Asked | _Unusable:
    try:
        value = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return _Unusable(number, "this begins like a JSON object and is none. Line left out.")
    question = value.get("q")
    if not isinstance(question, str):
        return _Unusable(number, 'a JSON object needs the question as text in "q". Line left out.')
    return _Asked(value.get("id", number), question)


def _no_constant(name: str) -> None:
    """Python reads and writes NaN and Infinity; JSON has neither."""
    raise ValueError(name)


def _row(asked: _Asked, snapshot: Snapshot) -> dict[str, Any]:
    start = time.perf_counter()
    outcome = answer(asked.q, snapshot).outcome
    language = outcome.language or "en"
    card = card_of(outcome, language, snapshot.knowledge, snapshot.today)
    return {
        "id": asked.id,
        "q": asked.q,
        **_fields(outcome),
        "confidence": round(outcome.confidence, 4),
        "language": language,
        "outlets": list(card.outlets),
        "documents": list(card.documents),
        "text": card.plain(),
        "ms": round((time.perf_counter() - start) * 1000, 3),
    }


def _fields(outcome: Outcome) -> dict[str, Any]:
    found: tuple[str, str | None, str | None, list[str]]
    match outcome:
        case Answered(entry=entry):
            found = ("answered", entry.kind, entry.id, [])
        case Ambiguous(entries=entries):
            found = ("ambiguous", None, None, [entry.id for entry in entries])
        case Refused(kind=kind, entry=entry):
            found = ("refused", kind, entry.id if entry else None, [])
    return dict(zip(("outcome", "kind", "entry_id", "candidates"), found, strict=True))


def _short(row: dict[str, Any]) -> str:
    said = row["entry_id"] or ", ".join(row["candidates"]) or row["kind"]
    return f"{row['outcome']}\t{said}\t{row['confidence']:.2f}\t{printable(row['q'])}"
