"""What is in the bot's memory stays there: nothing writes it to a disk, nobody looks into it."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import pytest

from .loopback.process import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux about a process")

CODE = """
import ctypes

from bot.shut_memory import shut_memory

GET_DUMPABLE = 3
before = ctypes.CDLL(None).prctl(GET_DUMPABLE, 0, 0, 0, 0)
shut_memory()
print(before, ctypes.CDLL(None).prctl(GET_DUMPABLE, 0, 0, 0, 0))
"""


def limits(pid):
    return Path("/proc", str(pid), "limits").read_text(encoding="utf-8")


async def test_the_running_bot_leaves_no_core(discord, run):
    bot = await run()
    assert re.search(r"^Max core file size +0 +0 ", limits(bot.pid), re.MULTILINE)
    assert (await bot.stop()).code == 0


async def test_nobody_of_the_same_user_looks_into_it():
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CODE, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await child.communicate()
    assert said.split() == [b"1", b"0"]
