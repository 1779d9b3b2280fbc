"""Processes that are killed, and processes that write at once, to one real file."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.engine import history_url
from bot.store.history import History

ROOT = Path(__file__).resolve().parents[2]
KILLS = 40
AT_ONCE = 4
VERSIONS = 15


def start(module, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.store.{module}", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(process):
    """(number, key) of each version that a process was told to be kept."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return [(int(number), key) for number, key in (line.split() for line in out.splitlines())]


def problems(file):
    with contextlib.closing(sqlite3.connect(file)) as raw:
        found = [row for (row,) in raw.execute("PRAGMA integrity_check")]
        return [row for row in found if row != "ok"] + list(raw.execute("PRAGMA foreign_key_check"))


@pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")
async def test_what_was_said_to_be_kept_survives_a_kill_at_any_moment(tmp_path):
    url = history_url(tmp_path)
    kept = said(start("killer", url.render_as_string(), KILLS))
    assert len(kept) >= KILLS

    history = History(await Database.open(url))
    versions = {version.number: version for version in await history.versions(1_000_000)}
    for number, key in kept:
        assert versions[number].revision == key
    # Also one that was written but not yet acknowledged is whole.
    assert sorted(versions) == list(range(1, len(versions) + 1))
    for number, version in versions.items():
        assert await history.texts(number) == {
            "faq.yaml": version.revision * 1000,
            "same.yaml": "same",
        }
    await history.database.close()
    assert problems(tmp_path / "history.sqlite3") == []
    assert [path.name for path in tmp_path.iterdir()] == ["history.sqlite3"]


async def test_processes_that_open_and_write_at_once_do_not_collide(tmp_path):
    url = history_url(tmp_path)
    recorders = [
        start("recorder", url.render_as_string(), name, VERSIONS) for name in range(AT_ONCE)
    ]
    kept = [version for recorder in recorders for version in said(recorder)]

    assert sorted(number for number, _ in kept) == list(range(1, AT_ONCE * VERSIONS + 1))
    history = History(await Database.open(url))
    assert len(await history.versions(1000)) == AT_ONCE * VERSIONS
    await history.database.close()
    assert problems(tmp_path / "history.sqlite3") == []
