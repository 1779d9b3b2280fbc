"""What a kill cut off is finished before anything is loaded."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import cast

from bot.library.folder import read_folder, revision_of
from bot.library.last_good import read_last_good, write_last_good
from bot.library.publishing import Finished, Journal, done, finish
from bot.store.version import NewVersion, Via


def recover(folder: Path, state: Path) -> None:
    """Complete a publication that was cut off. It has passed its tests, so it is the last good one.

    Where somebody else's files stand beside it, all together was not tested: what was live stays
    the last good one, and the folder is a save like any other.

    Raises:
        OSError: the disk failed; to be tried again.
    """
    finished = finish(folder, state)
    if not isinstance(finished, Finished):
        return
    new = from_note(finished.journal)
    texts, unread = read_folder(folder)
    if new and not unread and revision_of(texts) == new.revision:
        write_last_good(state, texts)
        return
    good = read_last_good(state)
    if new is None or good is None or revision_of(good.texts) != new.revision:
        # It never was live, and what may be now is another.
        done(state)


def to_note(version: NewVersion) -> dict[str, str]:
    """What the history will be told of a version, to be kept beside its files until then."""
    return {
        "at": version.at.isoformat(),
        "via": version.via,
        "who": version.who,
        "why": version.why,
        "changes": json.dumps(version.changes, ensure_ascii=False),
        "revision": version.revision,
        "parent": version.parent or "",
    }


def from_note(journal: Journal) -> NewVersion | None:
    """The version whose note a journal holds; None if another release of the bot wrote it."""
    note = journal.note
    try:
        return NewVersion(
            key=journal.key,
            at=datetime.fromisoformat(note["at"]),
            via=cast("Via", note["via"]),
            who=note["who"],
            why=note["why"],
            changes=tuple(json.loads(note["changes"])),
            revision=note["revision"],
            parent=note["parent"] or None,
        )
    except (KeyError, TypeError, ValueError):
        return None
