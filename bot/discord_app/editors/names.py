"""What an editor has typed so far in, the names that it may become out, for the autocomplete."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from discord import app_commands
from rapidfuzz import fuzz, process

from bot.core.model import Knowledge, Language
from bot.discord_app.components import shortened
from bot.store.version import Version

Choices = list[app_commands.Choice[str]]

_MOST = 25
_NAME_LIMIT = 100
_ID_LIMIT = 30


def entries(typed: str, knowledge: Knowledge, language: Language) -> Choices:
    """Entries by their id or their question."""
    named = {entry.id: f"{entry.id} · {entry.question.of(language)}" for entry in knowledge.faq}
    return _choices(typed, named)


def topics(typed: str, knowledge: Knowledge) -> Choices:
    """Topics that there are; another one may be typed."""
    return _choices(typed, {entry.topic: entry.topic for entry in knowledge.faq})


def passages(typed: str, knowledge: Knowledge, waiting: Iterable[str]) -> Choices:
    """Sources that a statement may name, those that wait to be published first."""
    sources = knowledge.sources
    named = dict.fromkeys(waiting, "")
    named |= {name: passage.says for name, passage in sources.passages.items()}
    return _choices(typed, {name: f"{name} · {says}" for name, says in named.items()})


def documents(typed: str, knowledge: Knowledge) -> Choices:
    """Documents that there are; another name means a new one."""
    found = knowledge.sources.documents
    return _choices(typed, {name: f"{name} · {each.publisher}" for name, each in found.items()})


def outlets(typed: str, knowledge: Knowledge) -> Choices:
    """Newsrooms that a document may credit."""
    found = knowledge.sources.outlets
    return _choices(typed, {name: f"{name} · {each.name}" for name, each in found.items()})


def versions(typed: str, found: Iterable[Version]) -> list[app_commands.Choice[int]]:
    """Versions by number, newest first."""
    named = {
        version.number: f"{version.number} · {version.at:%Y-%m-%d %H:%M} · {version.why}"
        for version in found
    }
    fitting = {n: name for n, name in named.items() if str(n).startswith(typed.strip())}
    return [
        app_commands.Choice(name=shortened(name, _NAME_LIMIT), value=number)
        for number, name in list((fitting or named).items())[:_MOST]
    ]


def id_from(question: str) -> str:
    """A name for an entry, made of its question: plain letters with hyphens between."""
    plain = unicodedata.normalize("NFKD", question).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > _ID_LIMIT:
            break
        name = f"{name}-{word}".strip("-")
    return name or "entry"


def _choices(typed: str, named: dict[str, str]) -> Choices:
    """The names that fit best; all, as far as they fit, where nothing is typed."""
    if not typed.strip():
        found = list(named)
    else:
        ranked = process.extract(
            typed.lower(),
            {k: v.lower() for k, v in named.items()},
            scorer=fuzz.partial_ratio,
            limit=_MOST,
            score_cutoff=60,
        )
        found = [key for _, _, key in ranked]
    return [
        app_commands.Choice(name=shortened(named[name], _NAME_LIMIT), value=name)
        for name in found[:_MOST]
    ]
