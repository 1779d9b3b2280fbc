"""The command tree in, Discord's copy of it out: sent only when it differs.

Discord allows 200 command creations a day, so a start without a change sends nothing. What was
sent last is remembered as a hash for each command.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import discord
from discord import app_commands

from bot.files import write_atomically
from bot.log import describe

_log = logging.getLogger(__name__)

_AT: Final = "@"
"""Between the application's id and the home server's, where commands are for that one alone."""

_NOT_SENT: Final = (
    "the editors' commands could not be sent (%s): look whether HOME_GUILD_ID is right and whether "
    "the bot was invited to that server, then start it again. Questions are answered all the same."
)

Hashes = dict[str, str]


async def sync_commands(
    tree: app_commands.CommandTree[Any], state_dir: Path, home: int | None = None
) -> None:
    """Send the commands to Discord if they changed, or if Discord has lost them.

    Args:
        tree: the commands, for everywhere and for the home server.
        state_dir: where it is remembered what was sent.
        home: the home server's id. A former one loses its commands.
    """
    application = str(tree.client.application_id)
    file = state_dir / "commands.json"
    known = _read(file)
    now = dict(known)
    for key in dict.fromkeys((application, *_homes(known, application, home))):
        _, _, guild = key.partition(_AT)
        place = discord.Object(int(guild)) if guild else None
        wanted = await _hashes(tree, place)
        if known.get(key) == wanted and await _are_there(tree, wanted, place):
            continue
        try:
            await tree.sync(guild=place)
        except discord.HTTPException as error:
            if place is None:
                raise
            if place.id == home:
                _log.error(_NOT_SENT, describe(error))
            elif isinstance(error, discord.Forbidden | discord.NotFound):
                # Where the bot is no longer, its commands are gone too.
                now.pop(key, None)
            continue
        _log.info("commands synced: %s", _changes(known.get(key, {}), wanted))
        now[key] = wanted
    now = {key: hashes for key, hashes in now.items() if hashes or key == application}
    if now != known:
        _write(file, now)


def _homes(known: dict[str, Hashes], application: str, home: int | None) -> Iterator[str]:
    """The home server, and those that once were it."""
    yield from (key for key in known if key.startswith(f"{application}{_AT}"))
    if home is not None:
        yield f"{application}{_AT}{home}"


async def _hashes(tree: app_commands.CommandTree[Any], place: discord.Object | None) -> Hashes:
    hashes = {}
    for command in tree.get_commands(guild=place):
        payload: Any = command.to_dict(tree)
        if tree.translator:
            payload = await command.get_translated_payload(tree, tree.translator)
        text = json.dumps(payload, sort_keys=True, default=str)
        hashes[command.name] = hashlib.sha256(text.encode()).hexdigest()
    return hashes


async def _are_there(
    tree: app_commands.CommandTree[Any], wanted: Hashes, place: discord.Object | None
) -> bool:
    try:
        present = await tree.fetch_commands(guild=place)
    except discord.HTTPException:
        # Not being able to look is no reason to send them again.
        return True
    return {command.name for command in present} == set(wanted)


def _changes(old: Hashes, new: Hashes) -> str:
    added = [f"+{name}" for name in new if name not in old]
    removed = [f"-{name}" for name in old if name not in new]
    changed = [f"~{name}" for name in new if name in old and old[name] != new[name]]
    return " ".join(added + removed + changed) or "sent again"


def _read(file: Path) -> dict[str, Hashes]:
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _write(file: Path, known: dict[str, Hashes]) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, json.dumps(known, indent=1))
    except OSError as error:
        # The next start sends them once more: a nuisance, no failure.
        _log.warning(
            "STATE_DIR cannot be written, commands will be sent again (%s)", describe(error)
        )
