"""A bot that is killed at any moment of an edit has lost nothing that it said was done."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.core.loading.parse import FILES
from bot.library.folder import read_folder, revision_of
from bot.library.proposal import NothingChanged
from bot.library.publishing import pending
from bot.library.recover import recover
from tests.library.crashing import HOW
from tests.library.crashing_edit import NEW, WHO, WHY, begin

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")


@pytest.fixture
async def home(faq, tmp_path):
    """A folder that a bot has served."""
    home = tmp_path / "home"
    home.mkdir()
    faq.rename(home / "knowledge")
    _, history = await begin(home)
    await history.database.close()
    return home


def crashed(root, deed, home, into):
    into.mkdir()
    command = [sys.executable, "-m", "tests.library.crashing_edit", deed, home, into]
    subprocess.run(command, cwd=root, check=True, timeout=600)
    return sorted(into.iterdir())


async def started_again(home):
    """What there is after the next start: the texts live, the versions, and the publisher."""
    recover(home / "knowledge", home / "state")
    publisher, history = await begin(home)
    return publisher, history


async def test_an_edit_is_whole_recorded_and_live_or_there_is_none(root, home, tmp_path):
    old, _ = read_folder(home / "knowledge")
    seen = {how: [] for how in HOW}
    for one in crashed(root, "edit", home, tmp_path / "crashed"):
        publisher, history = await started_again(one)
        folder, unread = read_folder(one / "knowledge")
        versions = await history.versions(10)
        acknowledged = (one / "acknowledged").exists()
        is_new = folder != old

        assert unread == ()
        assert publisher.library.texts == folder, one.name
        assert is_new or not acknowledged, one.name
        if is_new:
            assert NEW in folder["faq.yaml"]
            assert "did the council say aye" in folder["questions.yaml"]
        told = [(version.who, version.why) for version in versions]
        assert told == [(WHO, WHY), ("file", "")][not is_new :], one.name
        assert versions[0].revision == revision_of(folder)
        assert await history.texts(versions[0].number) == folder
        assert pending(one / "state") is None
        assert sorted(path.name for path in (one / "knowledge").iterdir()) == sorted(FILES)
        assert await publisher.reload() == NothingChanged()
        await history.database.close()
        seen[one.name.partition("-")[2]].append((is_new, acknowledged))
    for states in seen.values():
        assert states == sorted(states)
        assert set(states) == {(False, False), (True, False), (True, True)}


async def test_a_saved_file_is_recorded_and_live_once(root, home, tmp_path):
    for one in crashed(root, "take-over", home, tmp_path / "crashed"):
        publisher, history = await started_again(one)
        await publisher.reload()
        folder, _ = read_folder(one / "knowledge")
        versions = await history.versions(10)
        assert publisher.library.texts == folder
        assert [version.who for version in versions] == ["file"] * (1 + (NEW in folder["faq.yaml"]))
        assert versions[0].revision == revision_of(folder)
        assert pending(one / "state") is None
        await history.database.close()
