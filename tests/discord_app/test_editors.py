"""Editors change the FAQ from Discord: propose, mend, publish, undo; nobody else can."""

from __future__ import annotations

import shutil

import pytest

from bot.app import create_bot
from bot.library.judge import judge
from bot.library.publisher import Publisher
from bot.library.recorder import Recorder
from bot.settings import Settings
from bot.store.engine import history_url
from bot.store.history import History
from tests.discord_app.reading import buttons_of, text_of

HOME = 4242
ROLE = "editors"


async def in_process(case):
    """The real judging, without a process of its own."""
    return judge(case)


@pytest.fixture
def folder(root, tmp_path):
    return shutil.copytree(root / "knowledge", tmp_path / "knowledge")
