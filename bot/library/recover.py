"""What a kill cut off is finished before anything is loaded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import cast

from bot.library.folder import read_folder
from bot.library.last_good import write_last_good
from bot.library.publishing import Finished, finish
from bot.store.version import NewVersion, Via


def recover(folder: Path, state: Path) -> None:
    """Complete a publication that was cut off. It has passed its tests, so it is the last good one.

    Raises:
        OSError: the disk failed; to be tried again.
    """
    if isinstance(finish(folder, state), Finished):
        texts, unread = read_folder(folder)
        if not unread:
            write_last_good(state, texts)


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


def from_note(key: str, note: Mapping[str, str]) -> NewVersion:
    """The version that `to_note` wrote.

    Raises:
        ValueError: another version of the bot wrote it.
    """
    try:
        return NewVersion(
            key=key,
            at=datetime.fromisoformat(note["at"]),
            via=cast("Via", note["via"]),
            who=note["who"],
            why=note["why"],
            changes=tuple(json.loads(note["changes"])),
            revision=note["revision"],
            parent=note["parent"] or None,
        )
    except (KeyError, TypeError) as error:
        raise ValueError("this is no note that this version of the bot knows") from error
