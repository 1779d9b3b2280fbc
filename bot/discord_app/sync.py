"""The command tree in, Discord's copy of it out: sent only when it differs.

Discord allows 200 command creations a day, so a start without a change sends nothing. What was
sent last is remembered as a hash for each command.
"""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from bot.files import write_atomically
from bot.log import describe

_log = logging.getLogger(__name__)

Hashes = dict[str, str]


async def sync_commands(tree: app_commands.CommandTree[Any], state_dir: Path) -> None:
    """Send the commands to Discord if they changed, or if Discord has lost them."""
    application = str(tree.client.application_id)
    file = state_dir / "commands.json"
    wanted = await _hashes(tree)
    known = _read(file)
    if known.get(application) == wanted and await _are_there(tree, wanted):
        return
    await tree.sync()
    _log.info("commands synced: %s", _changes(known.get(application, {}), wanted))
    _write(file, {**known, application: wanted})


async def _hashes(tree: app_commands.CommandTree[Any]) -> Hashes:
    hashes = {}
    for command in tree.get_commands():
        payload: Any = command.to_dict(tree)
        if tree.translator:
            payload = await command.get_translated_payload(tree, tree.translator)
        text = json.dumps(payload, sort_keys=True, default=str)
        hashes[command.name] = hashlib.sha256(text.encode()).hexdigest()
    return hashes


async def _are_there(tree: app_commands.CommandTree[Any], wanted: Hashes) -> bool:
    try:
        present = await tree.fetch_commands()
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
