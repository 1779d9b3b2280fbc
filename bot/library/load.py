"""Texts in, a snapshot or every problem out: the way into the FAQ, for bot and `check`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.core.lint import check
from bot.core.loading.parse import Parsed, Places, parse
from bot.core.loading.pinpoint import pinpoint
from bot.core.problem import Problem
from bot.core.snapshot import Snapshot, build_index, build_snapshot
from bot.library.folder import read_folder, revision_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What became of a FAQ. `snapshot` is None if there is any error; warnings may stand.

    `places` tells where in the files everything stands; None without a snapshot.
    """

    texts: Mapping[str, str]
    snapshot: Snapshot | None
    problems: tuple[Problem, ...]
    places: Places | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep this FAQ from going live."""
        return tuple(problem for problem in self.problems if problem.level == "error")


def load(folder: Path, today: date | None = None) -> Loaded:
    """Read, parse and check a knowledge folder. Raises nothing that an editor could cause.

    Args:
        folder: where it is.
        today: what documents to be read again are measured against; None is the host's day.
    """
    return build(*read_folder(folder), today)


def build(
    texts: Mapping[str, str],
    unread: tuple[Problem, ...] = (),
    today: date | None = None,
    *,
    by_rules: bool = True,
    parsed: Parsed | None = None,
) -> Loaded:
    """Parse and check the texts of the knowledge files.

    Args:
        texts: file name → text.
        unread: a problem for each file that could not be read.
        today: as for `load`.
        by_rules: False leaves the rules out, for texts that have passed them.
        parsed: the texts, if they have been parsed already.
    """
    if not texts:
        return Loaded(texts=texts, snapshot=None, problems=unread)
    parsed = parsed or parse(texts)
    # A file that could not be read is not also "missing".
    named = {problem.file for problem in unread}
    problems = (*unread, *(p for p in parsed.problems if p.file not in named))
    if parsed.knowledge is None or unread:
        return Loaded(texts=texts, snapshot=None, problems=problems)
    index = build_index(parsed.knowledge)
    if by_rules:
        day = today or date.today()  # noqa: DTZ011 - the day where the host is
        told = check(parsed.knowledge, parsed.places, index, day)
        problems = (*problems, *pinpoint(told, texts))
    if any(problem.level == "error" for problem in problems):
        return Loaded(texts=texts, snapshot=None, problems=problems)
    snapshot = build_snapshot(parsed.knowledge, revision_of(texts), index)
    return Loaded(texts=texts, snapshot=snapshot, problems=problems, places=parsed.places)
