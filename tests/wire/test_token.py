"""The token comes in by a setting or a file, and out nowhere but to Discord."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from bot.exits import Exit

from .loopback import BotProcess
from .loopback.process import ROOT

POSIX = pytest.mark.skipif(os.name != "posix", reason="a script stands in for git here")


def told_to_the_host(pid):
    """What the system shows of a process: how it was called, and with which environment."""
    told = b""
    for name in ("environ", "cmdline"):
        # To all but root the environment is shut.
        with contextlib.suppress(FileNotFoundError, PermissionError):
            told += Path("/proc", str(pid), name).read_bytes()
    return told


async def test_a_token_from_a_file_logs_in_and_stands_nowhere_else(discord, run, tmp_path):
    token = discord.world.token
    file = tmp_path / "token"
    file.write_text(f"\ufeff{token}\r\n", encoding="utf-8")
    bot = await run(DISCORD_TOKEN="", DISCORD_TOKEN_FILE=str(file))
    assert token.encode() not in told_to_the_host(bot.pid)
    ended = await bot.stop()
    assert (ended.code, ended.stderr) == (0, "")
    assert token not in ended.stdout
    kept = [path for path in (tmp_path / "state").rglob("*") if path.is_file()]
    assert kept
    assert all(token.encode() not in path.read_bytes() for path in kept)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file or directory"),
        ("", "a file of one line"),
        ("{token}\n{token}\n", "a file of one line"),
        ("{token}" * 50, "a file of one line"),
    ],
)
async def test_a_file_that_cannot_be_used_is_one_sentence(discord, run, tmp_path, content, said):
    token = discord.world.token
    # A host may put the token where the file's name belongs.
    file = tmp_path / token
    if content is not None:
        file.write_text(content.format(token=token), encoding="utf-8")
    ended = await (await run(wait=False, DISCORD_TOKEN="", DISCORD_TOKEN_FILE=str(file))).ended()
    assert (ended.code, ended.stderr.count("\n")) == (Exit.USAGE, 1)
    assert "DISCORD_TOKEN_FILE" in ended.stderr
    assert said in ended.stderr
    assert token not in ended.stdout + ended.stderr


async def test_two_tokens_are_one_too_many(discord, run, tmp_path):
    ended = await (await run(wait=False, DISCORD_TOKEN_FILE=str(tmp_path))).ended()
    assert ended.code == Exit.USAGE
    assert "only one of them" in ended.stderr
    assert discord.world.token not in ended.stderr


CRASH = """
import sys

import bot.app


def crash(*_):
    # All that a careless error could hold: the token in its text, and in the frames behind it.
    raise RuntimeError(sys._getframe(1).f_locals["token"])


bot.app.use_endpoints = crash
"""


@pytest.mark.parametrize("mode", [{}, {"PYTHONDEVMODE": "1", "PYTHONFAULTHANDLER": "1"}])
async def test_a_crash_shows_no_token(discord, run, tmp_path, mode):
    (tmp_path / "sitecustomize.py").write_text(CRASH, encoding="utf-8")
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    ended = await (await run(wait=False, PYTHONPATH=path, **mode)).ended(within=60.0)
    assert ended.code == Exit.PROBLEM
    assert "The bot stopped on an error of its own: RuntimeError at bot/app.py:" in ended.stderr
    assert discord.world.token not in ended.stdout + ended.stderr


@POSIX
async def test_what_a_command_starts_knows_no_token(discord, started, tmp_path):
    seen = tmp_path / "seen"
    git = tmp_path / "git"
    git.write_text(f"#!/bin/sh\nenv > {seen}\nexit 1\n", encoding="utf-8")
    git.chmod(0o755)
    started.append(
        await BotProcess.start(
            ["-m", "bot", "diff", "HEAD"],
            {
                "PATH": f"{tmp_path}:{os.environ['PATH']}",
                "discord_token": discord.world.token,
                "KNOWLEDGE_DIR": str(ROOT / "knowledge"),
            },
            tmp_path,
        )
    )
    ended = await started[-1].ended()
    assert ended.code == Exit.USAGE
    assert "PATH=" in seen.read_text(encoding="utf-8")
    assert discord.world.token not in seen.read_text(encoding="utf-8") + ended.stderr
