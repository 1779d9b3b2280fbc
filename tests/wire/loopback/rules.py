"""What Discord refuses although its OpenAPI document lets it pass, and what this bot never does.

Each rule takes a body as the bot sent it and yields sentences; nothing yielded is a good body.
The numbers are Discord's own (developer documentation: Message, Component Reference, Application
Commands, Locales).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .components import FILE, FIRST_OF_V2, MODAL_ONLY, TEXT_DISPLAY, Json, walk

EPHEMERAL, IS_COMPONENTS_V2 = 1 << 6, 1 << 15
LOCALES = frozenset(
    (
        *("id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu"),
        *("nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru"),
        *("uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko"),
    )
)
COMMAND_NAME = re.compile(r"[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}")
CHAT_INPUT = 1
MOST_COMMANDS = {1: 100, 2: 15, 3: 15}
SUBCOMMAND_TYPES = (1, 2)


def message_problems(body: Json, *, was_v2: bool = False, new: bool = True) -> Iterator[str]:
    """What is wrong with a message or with an edit (`new=False`) of one."""
    parts = list(walk(body.get("components")))
    v2 = was_v2 or bool((body.get("flags") or 0) & IS_COMPONENTS_V2)
    if len(body.get("content") or "") > 2000:
        yield "content is longer than 2,000 characters"
    if sum(len(part["content"]) for part in parts if part["type"] == TEXT_DISPLAY) > 4000:
        yield "the TextDisplays together are longer than 4,000 characters"
    if len(parts) > 40:
        yield f"{len(parts)} components, where 40 are allowed"
    if sum(map(_embed_length, body.get("embeds") or ())) > 6000:
        yield "the embeds together are longer than 6,000 characters"
    if any(part["type"] in MODAL_ONLY for part in parts):
        yield "a component that only modals may hold"
    if new and not any(body.get(key) for key in ("content", "embeds", "components", "attachments")):
        yield "an empty message"
    yield from _twice(parts)
    uploaded = {f"attachment://{one.get('filename')}" for one in body.get("attachments") or ()}
    for url in (part["file"]["url"] for part in parts if part["type"] == FILE):
        if url not in uploaded:
            yield f"a component for a file that is not there: {url}"
    yield from _v2_problems(body, parts, v2=v2)


def _v2_problems(body: Json, parts: list[Json], *, v2: bool) -> Iterator[str]:
    banned = [key for key in ("content", "embeds", "poll", "sticker_ids") if body.get(key)]
    if v2 and banned:
        yield f"IS_COMPONENTS_V2 together with {', '.join(banned)}"
    if not v2 and any(part["type"] >= FIRST_OF_V2 for part in parts):
        yield "Components V2 without the flag IS_COMPONENTS_V2"


def _embed_length(embed: Json) -> int:
    fields = embed.get("fields") or ()
    texts = [embed.get("title"), embed.get("description")]
    texts += [
        (embed.get(key) or {}).get(name) for key, name in (("footer", "text"), ("author", "name"))
    ]
    texts += [one.get(key) for one in fields for key in ("name", "value")]
    return sum(len(text or "") for text in texts)


def _twice(parts: list[Json]) -> Iterator[str]:
    for key in ("custom_id", "id"):
        counted = Counter(part[key] for part in parts if part.get(key))
        yield from (f"{key} {value!r} is used {n} times" for value, n in counted.items() if n > 1)


def ping_problems(body: Json) -> Iterator[str]:
    """Why this message could notify somebody: the bot forbids every mention in every body."""
    allowed = body.get("allowed_mentions")
    if allowed is None:
        yield "allowed_mentions is missing"
    elif allowed.get("parse") != []:
        yield f"allowed_mentions.parse is {allowed.get('parse')!r}, not []"
    elif any(allowed.get(key) for key in ("users", "roles", "replied_user")):
        yield "allowed_mentions names somebody"


def modal_problems(data: Json) -> Iterator[str]:
    """What is wrong with a form."""
    components = data.get("components") or ()
    if not 1 <= len(components) <= 5:
        yield f"a modal with {len(components)} components, where 1 to 5 are allowed"
    yield from _twice(list(walk(components)))


def defer_problems(data: Json) -> Iterator[str]:
    """What is wrong with a "thinking" answer: it may be private, and nothing else."""
    if set(data) - {"flags"} or (data.get("flags") or 0) & ~EPHEMERAL:
        yield "a deferred answer may set the flag EPHEMERAL and nothing else"


def command_problems(commands: list[Json]) -> Iterator[str]:
    """What is wrong with the whole set of commands of one place."""
    kinds = Counter(command.get("type") or CHAT_INPUT for command in commands)
    for kind, most in MOST_COMMANDS.items():
        if kinds[kind] > most:
            yield f"{kinds[kind]} commands of type {kind}, where {most} are allowed"
    names = Counter((command.get("type") or CHAT_INPUT, command["name"]) for command in commands)
    yield from (f"two commands named {name!r}" for (_, name), n in names.items() if n > 1)
    for command in commands:
        if (command.get("type") or CHAT_INPUT) == CHAT_INPUT:
            yield from _tree_problems(command)
        yield from _locale_problems(command)
        if (weight := _weight(command)) > 8000:
            yield f"command {command['name']!r} has {weight} characters, where 8,000 are allowed"


def _tree_problems(node: Json) -> Iterator[str]:
    for name in [node["name"], *(node.get("name_localizations") or {}).values()]:
        if not COMMAND_NAME.fullmatch(name) or name != name.lower():
            yield f"{name!r} is no name for a command or an option"
    options = node.get("options") or []
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        yield f"an optional option of {node['name']!r} stands before a required one"
    for option in options:
        yield from _tree_problems(option)


def _locale_problems(node: Json) -> Iterator[str]:
    for key in ("name_localizations", "description_localizations"):
        for locale in node.get(key) or {}:
            if locale not in LOCALES:
                yield f"{locale!r} in {key} of {node['name']!r} is no locale of Discord"
    for child in [*(node.get("options") or ()), *(node.get("choices") or ())]:
        yield from _locale_problems(child)


def _weight(node: Json) -> int:
    """The characters of a command as Discord counts them: the longest localisation of each text."""
    own = sum(_longest(node, key) for key in ("name", "description"))
    children = [*(node.get("options") or ()), *(node.get("choices") or ())]
    return own + len(str(node.get("value", ""))) + sum(map(_weight, children))


def _longest(node: Json, key: str) -> int:
    texts: list[Any] = [node.get(key), *(node.get(f"{key}_localizations") or {}).values()]
    return max(len(text or "") for text in texts)
