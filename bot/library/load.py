"""A folder in, a snapshot or every problem out: the way into the FAQ, for bot and `check`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.core.lint import check
from bot.core.loading.parse import parse
from bot.core.problem import Problem
from bot.core.snapshot import Snapshot, build_index, build_snapshot
from bot.library.checked import was_checked
from bot.library.folder import read_folder, revision_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What became of a folder. `snapshot` is None if there is any error; warnings may stand."""

    snapshot: Snapshot | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep this FAQ from going live."""
        return tuple(problem for problem in self.problems if problem.level == "error")


def load(folder: Path, today: date | None = None, state: Path | None = None) -> Loaded:
    """Read, parse and check a knowledge folder. Raises nothing that an editor could cause.

    Args:
        folder: where it is.
        today: what documents to be read again are measured against; None is the host's day.
        state: where it may be remembered which FAQ had no error; the rules are not applied to
            that one again. None applies them always.
    """
    texts, unread = read_folder(folder)
    if not texts:
        return Loaded(snapshot=None, problems=unread)
    parsed = parse(texts)
    # A file that could not be read is not also "missing".
    named = {problem.file for problem in unread}
    problems = (*unread, *(p for p in parsed.problems if p.file not in named))
    if parsed.knowledge is None or unread:
        return Loaded(snapshot=None, problems=problems)
    index, revision = build_index(parsed.knowledge), revision_of(texts)
    if state is not None and was_checked(state, revision):
        snapshot = build_snapshot(parsed.knowledge, revision, index)
        return Loaded(snapshot=snapshot, problems=problems)
    day = today or date.today()  # noqa: DTZ011 - the day where the host is
    problems = (*problems, *check(parsed.knowledge, parsed.places, index, day))
    if any(problem.level == "error" for problem in problems):
        return Loaded(snapshot=None, problems=problems)
    return Loaded(snapshot=build_snapshot(parsed.knowledge, revision, index), problems=problems)
