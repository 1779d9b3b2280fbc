"""Everything that a bot process leaves behind, and the search for secrets in it.

A secret is the canary that stands in every name and in what is typed, and each id and token that
Discord made for a person, a place, a message or an interaction.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.core.kept import FILES

from .loopback import Discord, Ended
from .loopback.calls import Call
from .loopback.process import ROOT
from .loopback.server import ROOM

CANARY = "zqx"
"""Stands in every name and in what is typed, and nowhere else."""
SPY = Path(__file__).resolve().parent / "spy"
_SHARING = "p:"
# The check of an edit: this program, with an environment that holds no more than this.
_CHECK = re.compile(
    r"subprocess\.Popen \('[^']+', \['[^']+', '-m', 'bot\.library\.gate'\], None, "
    r"\{'PATH': '[^']*', 'PYTHONPATH': '[^']*', 'PYTHONUTF8': '1', 'OPENBLAS_NUM_THREADS': '1'\}\)"
)
# What is open already, by its number: a pipe to that process. A file was noted when it was opened.
_PIPE = re.compile(r"open \(\d+, 'wb?', \d+\)")


@dataclass(frozen=True, slots=True)
class Den:
    """Where a watched bot lives: its state, its temporary files and our notes about it."""

    home: Path
    notes: Path

    @property
    def state(self) -> Path:
        return self.home / "state"

    @property
    def temporary(self) -> Path:
        return self.home / "temporary"

    def environment(self, level: str, leak: str = "") -> dict[str, str]:
        """What a bot needs to be watched, with every logger let through from a level on."""
        self.temporary.mkdir(parents=True)
        return {
            "PYTHONPATH": os.pathsep.join((str(SPY), str(ROOT))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "STATE_DIR": str(self.state),
            "TMPDIR": str(self.temporary),
            "LOG_ANSWERS": "1",  # the most that a host can switch on
            "SPY_NOTES": str(self.notes),
            "SPY_LEVEL": level,
            "SPY_LEAK": leak,
        }


def secrets_in(discord: Discord, text: str) -> list[str]:
    """The secrets that a text holds."""
    return [secret for secret in _secrets(discord) if secret.casefold() in text.casefold()]


def leaks(discord: Discord, den: Den, ended: Ended) -> list[str]:
    """What was left behind that must not be: where, and which secret or which deed."""
    secrets = [secret.casefold() for secret in _secrets(discord)]
    found = [
        f"{where}: {secret}"
        for where, text in _left(discord, den, ended)
        for secret in secrets
        if secret in text.casefold()
    ]
    found += [f"a message to {place}, where nobody asks" for place in _other_places(discord)]
    return found + [f"a deed: {deed}" for deed in _deeds(discord, den)]


def _secrets(discord: Discord) -> set[str]:
    world = discord.world
    ids = {world.guild_id, world.bot_role, *world.people, *world.channels, *world.messages}
    tokens = {world.token, *world.interactions}
    pressed = {asked.payload["id"] for asked in world.interactions.values()}
    return {CANARY, *ids, *tokens, *pressed}


def _left(discord: Discord, den: Den, ended: Ended) -> Iterator[tuple[str, str]]:
    yield "standard output", ended.stdout
    yield "standard error", ended.stderr
    for path in sorted(den.home.rglob("*")):
        yield f"{path.name}", path.name
        if path.is_file():
            yield f"the file {path.name}", path.read_bytes().decode(errors="replace")
    for call in discord.heard:
        yield f"the body of {call.name}", json.dumps(_without_its_own(discord, call))
        headers = {key: value for key, value in call.headers.items() if key != "Authorization"}
        yield f"the head of {call.name}", json.dumps([headers, call.query])
    for frame in discord.gateway.frames:
        yield f"a gateway frame {frame['op']}", json.dumps(frame).replace(discord.world.token, "")


def _without_its_own(discord: Discord, call: Call) -> Any:
    """A body without what a reply must say: which message it answers, or who shares."""
    if call.route == ROOM and isinstance(call.body, dict):
        reference = dict(call.body.get("message_reference") or {})
        asked = discord.world.messages.get(str(reference.get("message_id")), {})
        if call.match["channel_id"] == asked.get("channel_id"):
            return {**call.body, "message_reference": None}
    interaction = discord.world.interactions.get(call.match.get("interaction_token", ""))
    asked = interaction.payload if interaction else {}
    if asked.get("data", {}).get("custom_id", "").startswith(_SHARING):
        return json.loads(json.dumps(call.body).replace(asked["member"]["user"]["id"], ""))
    return call.body


def _other_places(discord: Discord) -> list[str]:
    """Channels that the bot wrote to although nobody asked there, by how they were asked."""
    world = discord.world
    people = [one for one in world.messages.values() if one["author"]["id"] != world.bot["id"]]
    asked = {one["channel_id"] for one in people}
    written = {call.match["channel_id"] for call in discord.heard if "channel_id" in call.match}
    return sorted(written - asked)


def _deeds(discord: Discord, den: Den) -> list[str]:
    """What the process did beyond writing what PRIVACY.md lists and checking an edit."""
    port = discord.base.split(":")[2].split("/")[0]
    # The first to need it makes it, for the bot and its group; the others look that it is there.
    fine = [f"('127.0.0.1', {port})", *(f"('{den.state}', {mode}, -1)" for mode in (0o750, 0o777))]
    for name in FILES:
        # A listed file is written under another name and then moved.
        new = den.state / f".{name}.<random>.new"
        fine += [f"open ('{new}'", f"os.rename ('{new}', '{den.state / name}'"]
    notes = den.notes.read_text(encoding="utf-8")
    deeds = re.sub(r"\.[0-9a-f]{16}\.new'", ".<random>.new'", notes).splitlines()
    deeds = [deed for deed in deeds if not (_CHECK.fullmatch(deed) or _PIPE.fullmatch(deed))]
    return [deed for deed in deeds if not any(one in deed for one in fine)]
