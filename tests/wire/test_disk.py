"""The disk fails under the running bot: answers go on, an editor is told, and later it works again.

A full disk is a small one that something else fills; where the tests may mount none, a limit on the
size of files, set from outside on the process that runs, does the same to every write.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from bot.library.folder import read_folder
from bot.store.names import FILE as HISTORY

from .loopback import button, texts
from .test_editing import ASKED, NEW, editor, field, folder, opened, settings
from .test_live_edit import LIVE_WITHIN

__all__ = ["editor", "folder", "settings"]  # fixtures

OTHER = "which members voted yes on it"
SMALL_DISK = 4 * 2**20
"""Bytes: the small FAQ, its history and all that publishing needs for a moment."""


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own in memory, for the FAQ and for what the bot keeps."""
    place = tmp_path / "disk"
    place.mkdir()
    tool = shutil.which("mount")
    if tool is None:
        pytest.skip("no file system can be mounted here")
    command = [tool, "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(place)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a file system")
    yield place
    # Lazily, since a bot may still be ending.
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(place):
    """Write until the disk takes no byte more; the file that takes the room."""
    file = place / "other"
    with file.open("wb", buffering=0) as other, contextlib.suppress(OSError):
        while True:
            other.write(bytes(4096))
    assert os.statvfs(place).f_bavail == 0
    return file


async def proposed(discord, editor, wording):
    """An edit that waits for its editor to publish it: one wording more."""
    form = await opened(discord, editor, "edit", entry="council-vote", pen_name="Wren")
    custom_id, text = field(form, "Wordings in English")
    return await discord.submit(form, {custom_id: f"{text}\n{wording}"})


async def publish(discord, editor, shown):
    """Press the button; what the editor gets then."""
    return await discord.click(shown.message, button(shown.message, "Publish"), user=editor)


async def test_a_history_that_fails_comes_back_without_a_restart(
    discord, run, settings, editor, tmp_path
):
    file = tmp_path / "state" / HISTORY
    file.mkdir(parents=True)
    bot = await run(**settings)
    await bot.logs("Until then nothing can be published", within=LIVE_WITHIN)
    shown = await proposed(discord, editor, NEW)
    failed = await publish(discord, editor, shown)
    assert "history cannot be written" in texts(failed.message)
    assert texts(await discord.mention(ASKED))
    file.rmdir()
    await bot.logs("the history can be written again", within=LIVE_WITHIN)
    assert "Live as version 2" in texts((await publish(discord, editor, failed)).message)

    with contextlib.closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.write_bytes(b"no database\n" * 500)
    shown = await proposed(discord, editor, OTHER)
    assert "Live as version 2" in texts((await publish(discord, editor, shown)).message)
    await bot.logs("is damaged. It was moved aside to")
    assert "1 wording added" in texts((await discord.slash("changes")).message)
    assert texts(await discord.mention(OTHER))
    assert (await bot.stop()).stdout.count("Until then nothing can be published") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process that runs")
async def test_a_disk_that_is_full_for_a_while_costs_no_answer_and_no_edit(
    discord, run, settings, editor, folder, tmp_path
):
    bot = await run(**settings)
    shown = await proposed(discord, editor, NEW)
    before = read_folder(folder)

    bot.take_no_more_files()
    failed = await publish(discord, editor, shown)
    assert "cannot be" in texts(failed.message)
    assert "disk" in texts(failed.message)
    assert texts(await discord.mention(ASKED))
    assert (await discord.slash("ask", question=ASKED)).private
    assert read_folder(folder) == before
    left = [path.name for place in (folder, tmp_path / "state") for path in place.iterdir()]
    assert not [name for name in left if name.endswith(".new") or name.startswith("publishing")]

    bot.take_files_again()
    assert "Live as version 2" in texts((await publish(discord, editor, failed)).message)
    assert NEW in (folder / "faq.yaml").read_text(encoding="utf-8")


async def test_a_small_disk_that_something_else_fills_costs_no_answer_and_no_edit(
    discord, run, settings, editor, folder, small_disk
):
    faq, state = shutil.copytree(folder, small_disk / "knowledge"), small_disk / "state"
    bot = await run(**{**settings, "KNOWLEDGE_DIR": str(faq), "STATE_DIR": str(state)})
    shown = await proposed(discord, editor, NEW)
    before = read_folder(faq)

    other = fill(small_disk)
    failed = await publish(discord, editor, shown)
    assert "cannot be" in texts(failed.message)
    assert texts(await discord.mention(ASKED))
    assert (await discord.slash("ask", question=ASKED)).private
    assert read_folder(faq) == before
    left = [path.name for place in (faq, state) for path in place.iterdir()]
    assert not [name for name in left if name.endswith(".new") or name.startswith("publishing")]

    other.unlink()
    assert "Live as version 2" in texts((await publish(discord, editor, failed)).message)
    assert NEW in (faq / "faq.yaml").read_text(encoding="utf-8")
    ended = await bot.stop()
    assert (ended.code, ended.stderr) == (0, "")


async def test_a_history_that_another_process_locks_costs_no_answer_and_no_version(
    discord, run, settings, editor, folder, tmp_path
):
    bot = await run(**settings)
    shown = await proposed(discord, editor, NEW)
    with contextlib.closing(
        sqlite3.connect(tmp_path / "state" / HISTORY, isolation_level=None)
    ) as other:
        other.execute("BEGIN EXCLUSIVE")
        first = await publish(discord, editor, shown)
        assert "another process" in texts(first.message)
        assert NEW in (folder / "faq.yaml").read_text(encoding="utf-8")
        assert texts(await discord.mention(NEW))

        shown = await proposed(discord, editor, OTHER)
        second = await publish(discord, editor, shown)
        assert "another process" in texts(second.message)
        assert OTHER not in (folder / "faq.yaml").read_text(encoding="utf-8")
        assert (await discord.slash("ask", question=ASKED)).private
        other.execute("ROLLBACK")

    assert "Live as version 3" in texts((await publish(discord, editor, second)).message)
    changes = texts((await discord.slash("changes")).message)
    assert changes.count("1 wording added") == 2  # the one that met the lock was recorded too
    ended = await bot.stop()
    assert (ended.code, ended.stderr) == (0, "")


async def test_a_knowledge_folder_that_is_gone_for_a_while_costs_no_answer(
    discord, run, settings, folder
):
    bot = await run(**settings)
    await bot.logs("the knowledge folder is followed", within=LIVE_WITHIN)
    away = folder.rename(folder.with_name("away"))
    await bot.logs("the folder does not exist", within=LIVE_WITHIN)
    assert texts(await discord.mention(ASKED))
    away.rename(folder)
    text = (folder / "faq.yaml").read_text(encoding="utf-8")
    (folder / "faq.yaml").write_text(text.replace("did the council say yes", NEW), encoding="utf-8")
    await bot.logs("is live", within=LIVE_WITHIN)
    assert texts(await discord.mention(NEW))
    ended = await bot.stop()
    assert (ended.code, ended.stderr) == (0, "")
