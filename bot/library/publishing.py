"""Several files of the FAQ as one: after a crash at any moment all are old or all are new.

Before the first file is touched, a journal in STATE_DIR says what is to be written. The next start
finishes what it says. It stays until the history has recorded the version.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final

from bot.core.kept import FILES as KEPT_FILES
from bot.core.loading.parse import FILES
from bot.files import create_atomically, flush_folder, remove, sweep, write_together
from bot.library.folder import read_folder, revision_of

_log = logging.getLogger(__name__)

FILE: Final = "publishing.json"

_MET_AN_EDIT: Final = (
    "A publication was interrupted, and since then somebody else changed %s: that was left as it "
    "is. What was to be published is in %s. Take from it what is missing, then delete it."
)
_ANOTHER: Final = (
    "Another publication is not finished. Wait a moment and try again; if this stays, restart the "
    "bot, which finishes it."
)
_UNREADABLE: Final = (
    "The record of an interrupted publication cannot be read. It was moved aside to %s. Look "
    "whether the FAQ is as it should be, then delete that file."
)


class PublishError(Exception):
    """Nothing was published; the message is a plain sentence for the editor or the host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """A publication that is under way.

    `key` names it for the history. `parent` is the revision before it, `revision` the one that
    comes of it. `old` holds the SHA-256 of each text before, None where there was none that could
    be read; `texts` what is to be written. `note` is the caller's own, for the history.
    """

    key: str
    parent: str
    revision: str
    old: Mapping[str, str | None]
    texts: Mapping[str, str]
    note: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Every file is new now. To be recorded in the history; then `done`."""

    journal: Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """`files` were changed by somebody else and left alone; the journal is kept in `kept`.

    No file at all means that the journal itself could not be read.
    """

    files: tuple[str, ...]
    kept: Path


def publish(
    folder: Path,
    state: Path,
    texts: Mapping[str, str],
    key: str,
    note: Mapping[str, str] | None = None,
) -> None:
    """Write several knowledge files as one. The journal stays until `done`.

    Args:
        folder: the knowledge folder.
        state: where the journal is kept.
        texts: file name → new text, of the files that change.
        key: names this publication for the history.
        note: what the history will need and nobody knows after a crash: who, why, …

    Raises:
        PublishError: another publication is under way, or a file lies outside the folder.
        OSError: the disk failed. No file was changed, unless `pending` still gives the journal:
            then `finish` completes it.
        ValueError: a name is no knowledge file's, or a text cannot be encoded.
    """
    if unknown := set(texts) - set(FILES):
        raise ValueError(f"no knowledge file: {', '.join(sorted(unknown))}")
    refuse_links(folder, texts)
    state.mkdir(parents=True, exist_ok=True)
    before, _ = read_folder(folder)
    journal = Journal(
        key=key,
        parent=revision_of(before),
        revision=revision_of({**before, **texts}),
        old={name: _hash(before.get(name)) for name in texts},
        texts=dict(texts),
        note=dict(note or {}),
    )
    try:
        create_atomically(state / FILE, json.dumps(asdict(journal), ensure_ascii=False, indent=1))
        write_together({folder / name: text for name, text in texts.items()})
    except FileExistsError:
        # Also where another process publishes at this very moment.
        raise PublishError(_ANOTHER) from None
    except OSError:
        # Where no file is new yet, nothing was published, and nothing must be later.
        if read_folder(folder)[0] == before:
            with contextlib.suppress(OSError):
                done(state)
        raise


def pending(state: Path) -> Journal | None:
    """The publication that is under way; None if there is none that can be read."""
    try:
        return _journal(json.loads((state / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def finish(folder: Path, state: Path) -> Finished | Conflict | None:
    """Complete what an earlier process began. To be called at the start, before loading.

    A file that is neither as it was nor as it is to be was saved by somebody else meanwhile: it
    is left alone and said.

    Returns:
        None if there was nothing to complete.

    Raises:
        OSError: the disk failed; to be tried again.
    """
    sweep(folder, FILES)
    sweep(state, KEPT_FILES)
    if not (state / FILE).exists():
        return None
    journal = pending(state)
    if journal is None:
        kept = _move_aside(state)
        _log.error(_UNREADABLE, kept)
        return Conflict(files=(), kept=kept)
    now = {name: _hash(text) for name, text in read_folder(folder)[0].items()}
    new = {name: _hash(text) for name, text in journal.texts.items()}
    others = [name for name in new if now.get(name) not in {journal.old[name], new[name]}]
    behind = [name for name in new if name not in others and now.get(name) != new[name]]
    write_together({folder / name: journal.texts[name] for name in behind})
    if not others:
        return Finished(journal=journal)
    kept = _move_aside(state)
    _log.error(_MET_AN_EDIT, ", ".join(others), kept)
    return Conflict(files=tuple(others), kept=kept)


def done(state: Path) -> None:
    """Forget the publication: the history has recorded it.

    Raises:
        OSError: the journal cannot be removed. Then the next start finishes it once more, which
            changes nothing.
    """
    remove(state / FILE)


def refuse_links(folder: Path, texts: Iterable[str]) -> None:
    """Look that each of these files lies in the folder.

    Raises:
        PublishError: one is a link that leads out of it.
    """
    inside = os.path.realpath(folder)
    for name in texts:
        if not Path(os.path.realpath(folder / name)).is_relative_to(inside):
            raise PublishError(
                f"{name} is a link that leads out of the knowledge folder. Put the file itself "
                "there; nothing was changed."
            )


def _journal(data: Any) -> Journal:
    journal = Journal(**data)
    named = set(journal.texts)
    texts = [*journal.texts.values(), journal.key, journal.parent, journal.revision]
    if not named <= set(FILES) or named != set(journal.old) or not all(map(_is_text, texts)):
        raise ValueError("no journal of this version")
    return journal


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _move_aside(state: Path) -> Path:
    for number in count(1):
        kept = state / f"publishing.conflict-{number}.json"
        if not kept.exists():
            break
    os.replace(state / FILE, kept)  # noqa: PTH105 - the calls are counted one by one
    flush_folder(state)
    return kept


def _hash(text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()
