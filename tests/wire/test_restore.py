"""A restore beside the real bot: refused while it runs, and finished by its start if cut off."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.backup.make import back_up
from bot.backup.swap import begin, is_under_way
from bot.backup.unpack import unpack
from bot.library.folder import read_folder

ROOT = Path(__file__).resolve().parents[2]


async def test_a_restore_waits_for_the_bot_to_stop(run, tmp_path):
    state, file = tmp_path / "state", tmp_path / "b.tar.gz"
    places = {"STATE_DIR": str(state), "KNOWLEDGE_DIR": str(tmp_path / "knowledge")}
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")

    async def command(*arguments):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=ROOT,
            env=os.environ | places,
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await process.communicate()
        return process.returncode, said.decode()

    bot = await run(**places)
    assert await command("backup", file) == (0, "")
    code, said = await command("restore", file)
    assert code == 1
    assert "Stop it" in said
    assert (await bot.stop()).code == 0
    assert await command("restore", file) == (0, "")


async def test_a_start_finishes_a_restore_that_was_cut_off(run, tmp_path):
    folder, state = tmp_path / "knowledge", tmp_path / "state"
    shutil.copytree(ROOT / "knowledge", folder)
    back_up(folder, state, tmp_path / "b.tar.gz", datetime.now(UTC))
    (folder / "faq.yaml").write_text("broken: [", encoding="utf-8")
    stage = state / ".restore-1"
    stage.mkdir(parents=True)
    unpack(tmp_path / "b.tar.gz", stage)
    (stage / "state").mkdir()
    begin(stage, folder, state)
    bot = await run(STATE_DIR=str(state), KNOWLEDGE_DIR=str(folder))
    assert not is_under_way(state)
    assert read_folder(folder) == read_folder(ROOT / "knowledge")
    assert (await bot.stop()).code == 0
