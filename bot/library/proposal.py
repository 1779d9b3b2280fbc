"""What an edit would do to the live FAQ: the difference, the problems, the tests. Nothing yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.editing.changes import Change
from bot.core.editing.edit import Edit
from bot.core.evaluate import Compared, Comparison
from bot.core.evaluate import Verdict as Fate
from bot.core.model import Knowledge
from bot.core.problem import Problem
from bot.library.judge import Verdict
from bot.store.version import Version, Via


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True, eq=False)
class Proposal:
    """An edit, tried on the FAQ that was live then (`base`).

    `edit` is None if files were saved. `texts` are all files as they would be, `changed` the names
    of those that differ. The verdict is without a snapshot: an editor's draft holds it for long.
    """

    key: str
    edit: Edit | None
    base: Knowledge
    base_revision: str
    texts: Mapping[str, str]
    changed: tuple[str, ...]
    changes: tuple[Change, ...]
    verdict: Verdict

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Why this FAQ cannot go live: it breaks a rule, or answers a question wrongly."""
        return self.verdict.errors

    @property
    def comparison(self) -> Comparison | None:
        """With what was live. Without it the labelled questions were not asked.

        Then the edit only takes an answer away or puts it back, or it breaks a rule.
        """
        return self.verdict.comparison

    @property
    def is_sound(self) -> bool:
        """Whether nothing stands against publishing it, but perhaps a missing reason."""
        return self.verdict.is_sound

    @property
    def wants_reason(self) -> bool:
        """Whether a question that was answered would now be refused."""
        return bool(self.came_to("now-refused"))

    def came_to(self, fate: Fate) -> tuple[Compared, ...]:
        """The labelled questions of which this became."""
        compared = self.comparison.compared if self.comparison else ()
        return tuple(one for one in compared if one.verdict == fate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who publishes, under a name of their own choice; how; and why, in words for everybody."""

    who: str
    via: Via
    why: str


@dataclass(frozen=True, slots=True)
class Published:
    """It is live. Without a version, the history could not be written; `unrecorded` says why.

    `in_file` is false if an answer was withdrawn that the file in the folder could not be told.
    """

    version: Version | None
    unrecorded: str = ""
    in_file: bool = True


@dataclass(frozen=True, slots=True)
class NothingChanged:
    """The texts are those of the live FAQ."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """It has errors, or a labelled question would be answered wrongly."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class ReasonWanted:
    """A labelled question would be refused that was answered: say why that is right."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Conflict:
    """The FAQ changed since the proposal was made: `theirs` is what others did to it."""

    theirs: tuple[Change, ...]
    mine: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """The check could not be made, or the files could not be written: then nothing changed.

    If they could be written in part, the rest follows as soon as the disk allows; `reason` says so.
    """

    reason: str


Publication = Published | NothingChanged | Blocked | ReasonWanted | Conflict | Failed
