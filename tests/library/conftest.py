"""A small FAQ in a folder of its own, and a publisher over it that judges in this process."""

from __future__ import annotations

import shutil

import pytest

from bot.library.library import Library
from bot.library.publisher import Publisher
from bot.library.recorder import Recorder
from bot.store.database import Database
from bot.store.engine import history_url
from bot.store.history import History
from tests.library.small import ANSWERED, TODAY, VOTE, clock, judged_here, save


@pytest.fixture
def faq(root, tmp_path):
    """A knowledge folder whose one English labelled question is answered rightly."""
    folder = tmp_path / "knowledge"
    shutil.copytree(root / "tests" / "examples" / "base", folder)
    save(folder, VOTE, ANSWERED)
    return folder


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


@pytest.fixture
async def history(state):
    state.mkdir(exist_ok=True)
    opened = History(await Database.open(history_url(state), wait=0.1))
    yield opened
    await opened.database.close()


@pytest.fixture
def publisher_of(faq, state):
    """Makes a publisher as a start of the bot does, but for the gate."""

    def made(history, gate=judged_here):
        library = Library.open(faq, lambda: TODAY, state)
        recorder = Recorder(history, state, clock()) if history else None
        return Publisher(library, faq, state, recorder, gate)

    return made


@pytest.fixture
async def publisher(publisher_of, history):
    publisher = publisher_of(history)
    await publisher.start()
    return publisher
