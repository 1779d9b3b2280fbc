"""An edit is judged in a process of its own, which can do no harm whatever becomes of it."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace

import pytest

from bot.library import gate
from bot.library.folder import read_folder
from bot.library.gate import GateError, judged
from bot.library.judge import Case, judge
from bot.library.proposal import Failed, NothingChanged
from tests.library.small import ANSWERED, DRAWN, TODAY, VOTE, WORDS, save

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs processes as POSIX has them")


@pytest.fixture
def case(faq):
    texts, _ = read_folder(faq)
    return Case(texts=texts, before=texts, today=TODAY)


@pytest.fixture
def instead(tmp_path, monkeypatch):
    """Lets the child run another program, which writes down its own number first."""

    def run(program):
        pid = tmp_path / "pid"
        script = tmp_path / "python"
        head = f"#!{sys.executable}\nimport os\nopen({str(pid)!r}, 'w').write(str(os.getpid()))\n"
        script.write_text(head + program)
        script.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(script))
        return pid

    return run


def is_gone(pid_file):
    """Whether neither the process nor what is left of one that nobody asked after is there."""
    try:
        os.kill(int(pid_file.read_text()), 0)
    except ProcessLookupError:
        return True
    return False


def told(verdict):
    """A verdict without its snapshot, which is compared by what it answers."""
    snapshot = verdict.snapshot
    return replace(verdict, snapshot=None), snapshot and (snapshot.revision, snapshot.knowledge)


async def test_the_verdict_is_the_one_of_this_process(case, faq):
    save(faq, ANSWERED, VOTE)
    save(faq, WORDS, DRAWN)
    edited = replace(case, texts=read_folder(faq)[0])
    verdict = await judged(edited)
    assert [problem.rule for problem in verdict.regressed] == ["now-wrong"]
    assert told(verdict) == told(judge(edited))


async def test_a_file_with_errors_is_a_verdict_too(case):
    broken = replace(case, texts={**case.texts, "faq.yaml": "- id: [unclosed\n"})
    verdict = await judged(broken)
    assert verdict.snapshot is None
    assert verdict == judge(broken)


@POSIX
async def test_the_child_knows_no_setting_and_no_token(case, instead, tmp_path, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    monkeypatch.setenv("KNOWLEDGE_DIR", "elsewhere")
    seen = tmp_path / "seen"
    instead(f"open({str(seen)!r}, 'w').write(repr(dict(os.environ)))\n")
    with pytest.raises(GateError):
        await judged(case)
    text = seen.read_text()
    assert "PYTHONPATH" in text
    assert "secret" not in text
    assert "DISCORD" not in text
    assert "elsewhere" not in text


@POSIX
@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("os._exit(3)", "code 3"),
        ("os.kill(os.getpid(), 9)", "code -9"),
        ("import sys; sys.stdin.buffer.read(); raise SystemExit(1)", "code 1"),
        ("", "does not understand"),
        ("print('half a verdict')", "does not understand"),
        ("import pickle, sys; sys.stdout.buffer.write(pickle.dumps(1))", "does not understand"),
        # What a bot that was updated while it ran gets from its new code.
        ("print('cnowhere\\nNothing\\n.')", "does not understand"),
    ],
)
async def test_a_child_that_fails_is_told_and_gone(case, instead, program, said):
    pid = instead(program)
    with pytest.raises(GateError, match=said):
        await judged(case)
    assert is_gone(pid)


@POSIX
async def test_a_child_that_hangs_is_stopped(case, instead, monkeypatch):
    pid = instead("import time\nwhile True: time.sleep(60)\n")
    monkeypatch.setattr(gate, "LONGEST", 1.0)
    with pytest.raises(GateError, match="longer than 1 s"):
        await judged(case)
    assert is_gone(pid)


@POSIX
async def test_whoever_goes_away_leaves_no_child(case, instead, tmp_path):
    started = tmp_path / "started"
    os.mkfifo(started)
    pid = instead(f"open({str(started)!r}, 'w').close()\nimport time\ntime.sleep(60)\n")
    judging = asyncio.create_task(judged(case))
    await asyncio.to_thread(started.read_text)  # until the child has it open
    judging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await judging
    assert is_gone(pid)


async def test_a_child_that_cannot_be_started_is_told(case, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    with pytest.raises(GateError, match="could not be started"):
        await judged(case)


@POSIX
async def test_nothing_goes_live_without_a_verdict(faq, publisher_of, instead):
    publisher = publisher_of(None, judged)
    live = publisher.library.current.revision
    save(faq, ANSWERED, VOTE)
    instead("os._exit(3)")
    found = await publisher.reload()
    assert isinstance(found, Failed)
    assert "code 3" in found.reason
    assert publisher.library.current.revision == live


@POSIX
async def test_the_real_child_lets_a_save_go_live(faq, publisher_of):
    publisher = publisher_of(None, judged)
    await publisher.start()
    save(faq, ANSWERED, VOTE)
    await publisher.reload()
    assert publisher.library.texts == read_folder(faq)[0]
    assert await publisher.reload() == NothingChanged()
