"""What a button does, as a value that fits into its id: no state is kept anywhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import assert_never, cast

from bot.core.model import REFUSAL_KINDS, Language, RefusalKind

TEMPLATE = re.compile(r"(?P<code>[secr]):(?P<language>en|es):(?P<rest>[a-z0-9,-]{1,95})")


@dataclass(frozen=True, slots=True)
class ShowSources:
    """The receipts of an entry."""

    language: Language
    entry: str


@dataclass(frozen=True, slots=True)
class ShowEntry:
    """An entry in this language: a choice that was made, or the other language of an answer."""

    language: Language
    entry: str


@dataclass(frozen=True, slots=True)
class ShowChoice:
    """The same choice in this language."""

    language: Language
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShowRefusal:
    """A typed no in this language."""

    language: Language
    kind: RefusalKind


Action = ShowSources | ShowEntry | ShowChoice | ShowRefusal


def encode(action: Action) -> str:
    """An action as a button's id, at most 100 characters."""
    match action:
        case ShowSources(language, entry):
            return f"s:{language}:{entry}"
        case ShowEntry(language, entry):
            return f"e:{language}:{entry}"
        case ShowChoice(language, entries):
            return f"c:{language}:{','.join(entries)}"
        case ShowRefusal(language, kind):
            return f"r:{language}:{kind}"
        case _:
            assert_never(action)


def decode(custom_id: str) -> Action | None:
    """The action of a button's id, or None for an id that is not ours."""
    found = TEMPLATE.fullmatch(custom_id)
    if found is None:
        return None
    language = cast("Language", found["language"])
    rest = found["rest"]
    match found["code"]:
        case "s":
            return ShowSources(language, rest)
        case "e":
            return ShowEntry(language, rest)
        case "c":
            return ShowChoice(language, tuple(rest.split(",")))
        case _:
            known = next((kind for kind in REFUSAL_KINDS if kind == rest), None)
            return ShowRefusal(language, known) if known else None
