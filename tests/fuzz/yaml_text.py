"""Any bytes as a file of the FAQ: problems with their places, or a FAQ that Discord takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bot.core.loading.parse import FILES, MOST_PROBLEMS
from bot.core.model import LANGUAGES
from bot.core.problem import Problem
from bot.core.saying.card import entry_card, refusal_card
from bot.core.saying.sources import sources_card
from bot.core.snapshot import Snapshot
from bot.discord_app.actions import ShowDocuments, ShowTopics
from bot.discord_app.buttons import buttons_of
from bot.discord_app.components import layout
from bot.discord_app.editors.review import Section, problems_told, view_of
from bot.discord_app.shown import shown
from bot.library.folder import text_of
from bot.library.load import build
from tests.fuzz.discord_takes import takes_message
from tests.fuzz.watchdog import LONGEST, within
from tests.wire.loopback.process import ROOT

NAMES = tuple(FILES)
MOST_SHOWN = 3
"""Of so many entries the messages are judged; a FAQ that was damaged has one odd entry, not ten."""


@cache
def base() -> Mapping[str, str]:
    """A whole FAQ of two entries."""
    folder = ROOT / "tests" / "examples" / "base"
    return {name: (folder / name).read_bytes().decode() for name in NAMES}


def prepare() -> None:
    """What the first file alone would have to wait for."""
    build(base())


def check(data: bytes) -> None:
    """Read it in the place of the file that the first byte chooses."""
    name = NAMES[data[0] % len(NAMES)] if data else NAMES[0]
    check_file(name, data[1:], base())


def check_file(
    name: str, content: bytes, others: Mapping[str, str], seconds: float = LONGEST
) -> tuple[Problem, ...]:
    """Read a file among the others, in so many seconds; its problems."""
    with within(seconds):
        text = text_of(content, name)
        unread = (text,) if isinstance(text, Problem) else ()
        texts = {**others, **({name: text} if isinstance(text, str) else {})}
        loaded = build({n: t for n, t in texts.items() if not unread or n != name}, unread)
    assert (loaded.snapshot is None) == bool(loaded.errors)
    # Each file is told a hundred problems and how many more, and the rules that look across files.
    assert len(loaded.problems) <= 10 * MOST_PROBLEMS
    lines = {each: _lines(text) for each, text in {**texts, name: _decoded(content)}.items()}
    for problem in loaded.problems:
        _check_problem(problem, lines)
    takes_message(view_of([Section("x", problems_told(loaded.problems, "en"))], "en"))
    if loaded.snapshot is not None:
        _check_messages(loaded.snapshot)
    return loaded.problems


def _check_problem(problem: Problem, lines: Mapping[str, int]) -> None:
    assert problem.rule
    assert problem.message.strip()
    assert "\n" not in f"{problem.message}{problem.found}", problem
    assert 0 <= problem.line <= lines[problem.file], problem
    assert (problem.column > 0) == (problem.line > 0), problem
    assert len(str(problem)) < 2000, problem


def _check_messages(snapshot: Snapshot) -> None:
    """What passed the check can be shown: nothing that it says is too long for Discord."""
    knowledge = snapshot.knowledge
    for language in LANGUAGES:
        for entry in knowledge.faq[:MOST_SHOWN]:
            card = entry_card(entry, language, knowledge)
            takes_message(layout([card], buttons_of(card, "private")))
            takes_message(layout([sources_card(entry, language, knowledge)]))
        takes_message(shown(ShowTopics(language), snapshot, "private"))
        takes_message(shown(ShowDocuments(language, 0), snapshot, "private"))
    for kind in ("own-case", "right-now", "not-in-sources"):
        takes_message(layout([refusal_card(kind, each, knowledge) for each in LANGUAGES]))


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _lines(text: str) -> int:
    # The end of a file is a place as well.
    return len(re.split(r"\r\n|\r|\n", text)) + 1


def seeds() -> Iterator[bytes]:
    """The files of that FAQ, and all that the rules have examples of."""
    for number, name in enumerate(NAMES):
        head = bytes([number])
        yield head + base()[name].encode()
        for folder in ("valid", "invalid", "bad_bytes"):
            for file in sorted((ROOT / "tests" / "examples" / folder).glob(f"*/{name}")):
                if file.stat().st_size < 20_000:
                    yield head + file.read_bytes()


def words() -> Iterator[str]:
    """Pieces that YAML is made of."""
    yield from (": ", "- ", "? ", "|-\n  ", ">-\n    ", "&a ", "*a", "<<: ", "!!binary ", "---\n")
    yield from ("no", "~", "0x1", "22:00", "2017-08-29", "2017-13-01", "{", "}", "[", "]", '"', "'")
    yield from ("\ufeff", "\r\n", "\t", "\u202e", "\xa0", "@everyone", "](", "<@1>", "\U0001f600")
    yield from sorted(set(re.findall(r"[\w-]{3,}:", "".join(base().values()))))
