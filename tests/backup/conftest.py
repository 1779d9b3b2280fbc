"""A place with the shipped FAQ, two versions of it in the history, and what was live last."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.backup.make import back_up
from bot.core.loading.parse import FILES
from bot.library.folder import read_folder, revision_of
from bot.library.last_good import write_last_good
from bot.store.database import Database
from bot.store.engine import history_url
from bot.store.history import History
from bot.store.version import NewVersion

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    folder: Path
    state: Path

    def files(self):
        """All that lies in it, path → content."""
        return {
            str(path.relative_to(self.folder.parent)): path.read_bytes()
            for path in self.folder.parent.rglob("*")
            if path.is_file()
        }


def place(root):
    return Place(root / "knowledge", root / "state")


def new(key, revision):
    return NewVersion(
        key=key, at=NOW, via="discord", who="Marigold", why="", changes=(), revision=revision,
        parent=None,
    )  # fmt: skip


async def history_of(state):
    """Every version with its texts."""
    history = History(await Database.open(history_url(state)))
    found = [(v, dict(await history.texts(v.number))) for v in await history.versions(1000)]
    await history.database.close()
    return found


@pytest.fixture
def filled(tmp_path):
    made = place(tmp_path / "filled")
    made.folder.mkdir(parents=True)
    for name in FILES:
        shutil.copy(ROOT / "knowledge" / name, made.folder / name)
    texts, _ = read_folder(made.folder)
    made.state.mkdir()
    write_last_good(made.state, texts)

    async def record():
        history = History(await Database.open(history_url(made.state)))
        await history.record(new("a", "before"), texts | {"faq.yaml": "older"})
        await history.record(new("b", revision_of(texts)), texts)
        await history.database.close()

    asyncio.run(record())
    return made


@pytest.fixture
def empty(tmp_path):
    return place(tmp_path / "empty")


@pytest.fixture
def archive(filled, tmp_path):
    file = tmp_path / "backup.tar.gz"
    back_up(filled.folder, filled.state, file, NOW)
    return file
