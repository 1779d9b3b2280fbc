"""The real bot as a process: a file is saved, and the next question gets the new words."""

from __future__ import annotations

import shutil

import pytest

from bot.library.folder import read_folder, revision_of

from .loopback import texts

ASKED = "Who voted for the Denver ordinance?"
OLD, NEW = (
    "passed the\n        ordinance on a Monday",
    "voted for the\n        ordinance on a Monday",
)
BROKEN = "kind: anser"
POSTED = "POST /channels/{channel_id}/messages"
LIVE_WITHIN = 60.0
"""Seconds; for a machine that does much else."""


@pytest.fixture
def folder(root, tmp_path):
    return shutil.copytree(root / "tests" / "examples" / "base", tmp_path / "knowledge")


def save(folder, old, new):
    """Save the FAQ with other words; its revision then."""
    text = (folder / "faq.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "faq.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return revision_of(read_folder(folder)[0])


async def answer(discord):
    """What somebody new gets, on one line."""
    return " ".join(texts(await discord.mention(ASKED)).split())


async def test_a_saved_file_answers_the_next_question(discord, run, folder):
    bot = await run(KNOWLEDGE_DIR=str(folder))
    assert "passed the ordinance" in await answer(discord)
    revision = save(folder, OLD, NEW)
    await bot.logs(f"FAQ {revision} is live", within=LIVE_WITHIN)
    assert "voted for the ordinance" in await answer(discord)
    revision = save(folder, NEW, OLD)
    await bot.logs(f"FAQ {revision} is live", within=LIVE_WITHIN)
    assert "passed the ordinance" in await answer(discord)
    ended = await bot.stop()
    assert ended.code == 0
    assert ended.stderr == ""


async def test_a_bad_save_is_told_in_the_log_channel_and_answers_stay(discord, run, folder):
    world = discord.world
    channel = world.rooms[1]["id"]
    bot = await run(KNOWLEDGE_DIR=str(folder), HOME_GUILD_ID=world.guild_id, LOG_CHANNEL_ID=channel)

    def in_the_log_channel(event):
        return event.name == POSTED and event.data["result"]["channel_id"] == channel

    told = discord.journal.expect(in_the_log_channel)
    save(folder, "kind: answer", BROKEN)
    await bot.logs("faq.yaml:3:9: error[unknown-choice]", within=LIVE_WITHIN)
    assert "passed the ordinance" in await answer(discord)
    event = await discord.journal.outcome(told, within=LIVE_WITHIN)
    assert "faq.yaml:3:9: error" in texts(event.data["result"])

    told = discord.journal.expect(in_the_log_channel)
    save(folder, BROKEN, "kind: answer")
    event = await discord.journal.outcome(told, within=LIVE_WITHIN)
    assert "in order again" in texts(event.data["result"])


async def test_what_was_live_answers_at_the_next_start_over_a_broken_file(discord, run, folder):
    first = await run(KNOWLEDGE_DIR=str(folder))
    revision = save(folder, OLD, NEW)
    await first.logs(f"FAQ {revision} is live", within=LIVE_WITHIN)
    await first.kill()
    save(folder, "kind: answer", BROKEN)
    second = await run(KNOWLEDGE_DIR=str(folder))
    assert "voted for the ordinance" in await answer(discord)
    save(folder, BROKEN, "kind: answer")
    revision = save(folder, NEW, OLD)
    await second.logs(f"FAQ {revision} is live", within=LIVE_WITHIN)
    assert "passed the ordinance" in await answer(discord)
