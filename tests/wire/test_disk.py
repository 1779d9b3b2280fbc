"""The disk fails under the running bot: answers go on, an editor is told, and later it works again.

A full disk is a limit on the size of files, set from outside on the process that runs.
"""

from __future__ import annotations

import contextlib
import sqlite3
import sys

import pytest

from bot.library.folder import read_folder
from bot.store.names import FILE as HISTORY

from .loopback import button, texts
from .test_editing import ASKED, NEW, editor, field, folder, opened, settings
from .test_live_edit import LIVE_WITHIN

__all__ = ["editor", "folder", "settings"]  # fixtures

OTHER = "which members voted yes on it"


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
