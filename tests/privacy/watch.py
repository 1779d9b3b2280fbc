"""Everything that a running bot could leave behind, caught; and the search for secrets in it."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import re
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.app import create_bot
from bot.core.kept import is_listed
from bot.discord_app.client import FaqClient
from bot.log import set_up
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
CANARY = "zqx"
"""Stands in every name and in what is typed, and nowhere else."""
FORM = f"{CANARY}form"
"""What stands in every form that is sent."""

_SNOWFLAKE = re.compile(r"\d{15,20}")
_TO_AN_INTERACTION = re.compile(r"/(?:interactions/\d+|webhooks/\d+)/([^/]+)(?:/.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A bot at work in a simulated Discord, and what it leaves behind."""

    env: simcord.Env
    bot: FaqClient
    settings: Settings
    folder: Path
    out: io.StringIO
    err: io.StringIO
    calls: list[Any]
    """Addresses that something tried to connect to."""
    questions: set[str]
    """What people typed, as far as it is long enough to be found."""
    channels: set[int]
    """Where people ask, and may be answered."""
    editors: set[int]
    """Where what people send to the editors is posted: their words, and nothing of them."""


@contextlib.asynccontextmanager
async def at_work(folder: Path, monkeypatch: pytest.MonkeyPatch, level: int) -> AsyncIterator[Work]:
    """The real bot, built, connected and logging as `python -m bot run` does, at a log level."""
    for name in ("state", "temporary", "working"):
        (folder / name).mkdir(parents=True)
    monkeypatch.chdir(folder / "working")
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "temporary"))
    monkeypatch.setenv("TMPDIR", str(folder / "temporary"))
    calls: list[Any] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: calls.append(address))
    settings = Settings(
        _env_file=None,
        discord_token=f"{CANARY}.token.secret",
        knowledge_dir=ROOT / "knowledge",
        state_dir=folder / "state",
        log_answers=True,  # the most that a host can switch on
    )
    with logged(level) as (out, err):
        bot = create_bot(settings)
        # Errors are part of what is tried; what the log says of them is looked at.
        async with simcord.run(bot, check_errors=False) as env:
            yield Work(
                env=env,
                bot=bot,
                settings=settings,
                folder=folder,
                out=out,
                err=err,
                calls=calls,
                questions=set(),
                channels=set(),
                editors=set(),
            )


@contextlib.contextmanager
def logged(level: int) -> Iterator[tuple[io.StringIO, io.StringIO]]:
    """Standard output and error under our own log set-up, with every logger let through."""
    root, ours = logging.getLogger(), logging.getLogger("bot")
    before = root.handlers[:], root.level, ours.level
    root.handlers.clear()  # the test runner's: the set-up would close them
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            set_up()
            root.setLevel(level)
            ours.setLevel(level)
            yield out, err
    finally:
        root.handlers[:], root.level, ours.level = before


def leaks(work: Work) -> list[str]:
    """What was left behind that must not be: where, and which secret or which file."""
    secrets = {CANARY, *work.questions, *_ids(work), *work.env.backend.interaction_tokens}
    folded = [secret.casefold() for secret in secrets]
    found = [
        f"{where}: {secret}" for where, text in _texts(work) for secret in folded if secret in text
    ]
    found += [f"a file that PRIVACY.md does not list: {name}" for name in _unlisted(work.folder)]
    found += [f"a connection to {address}" for address in work.calls]
    return found


def _texts(work: Work) -> Iterator[tuple[str, str]]:
    """What was left, in small letters, by where."""
    for where, text in _left(work):
        yield where, text.casefold()


def _left(work: Work) -> Iterator[tuple[str, str]]:
    yield "standard output with the log", work.out.getvalue()
    yield "standard error", work.err.getvalue()
    yield "the settings", f"{work.settings!r} {work.settings}"
    for path in _files(work.folder):
        name = path.relative_to(work.folder).as_posix()
        yield name, f"{name} {path.read_bytes().decode(errors='replace')}"
    for request in work.env.http_requests:
        where = f"{request.method} to another place than the question's"
        sent = "" if _is_reply(request.path, work) else json.dumps(request.json, default=str)
        if _is_posted(request.path, work.editors):
            sent = sent.replace(FORM, "")
        yield where, f"{request.reason or ''} {sent}"


def _is_reply(path: str, work: Work) -> bool:
    if found := _TO_AN_INTERACTION.fullmatch(path):
        return found[1] in work.env.backend.interaction_tokens
    return _is_posted(path, work.channels)


def _is_posted(path: str, channels: set[int]) -> bool:
    return any(path.startswith(f"/channels/{channel}/messages") for channel in channels)


def _ids(work: Work) -> set[str]:
    """Every id that passed between Discord and the bot, but for the bot's own."""
    own = {str(work.env.backend.application_id), str(work.env.backend.bot_user.id)}
    passed = json.dumps(work.env.backend.transcript, default=str)
    return set(_SNOWFLAKE.findall(passed)) - own


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _unlisted(folder: Path) -> list[str]:
    state = folder / "state"
    return [
        path.relative_to(folder).as_posix()
        for path in _files(folder)
        if path.parent != state or not is_listed(path.name)
    ]
