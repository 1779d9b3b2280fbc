"""Versions of the FAQ in, what people are told of them out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from bot.core.editing.changes import from_json
from bot.core.editing.in_words import in_words
from bot.core.model import Language
from bot.core.saying.wording import day
from bot.discord_app.editors.review import Section
from bot.store.version import Version
from bot.texts import editors


def versions_told(
    versions: Iterable[Version], language: Language, *, named: bool
) -> Iterator[Section]:
    """A section for each version: when, what and why; to editors also its number and who."""
    for version in versions:
        when = day(version.at.date(), language)
        who = editors.FROM_FOLDER[language] if version.via == "file" else version.who
        head = f"{version.number} · {when} · {who}" if named else when
        why = f"“{version.why}”" if version.why else ""
        lines = tuple(_changes(version, language)) or (editors.BEGINNING[language],)
        yield Section(head, (*([why] if why else []), *lines))


def _changes(version: Version, language: Language) -> Iterator[str]:
    for written in version.changes:
        try:
            yield f"- {in_words(from_json(json.loads(written)), language)}"
        except ValueError:
            # A later version of the bot wrote it; what it says is in the texts all the same.
            yield f"- {editors.UNKNOWN_CHANGE[language]}"
