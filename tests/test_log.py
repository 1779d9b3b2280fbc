"""What reaches the log, and what never does."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import textwrap

import pytest

from bot.core.parse import parse
from bot.log import describe, last_words, set_up

PRIVATE = "my brother was arrested 123456789012345678"


@pytest.fixture
def log(capsys):
    """Sets the log up; gives a function that reads what has been written."""
    root, ours = logging.getLogger(), logging.getLogger("bot")
    before = root.handlers[:], root.level, ours.level
    set_up()
    yield lambda: "".join(capsys.readouterr())
    root.handlers[:], root.level, ours.level = before


def raised(code, **names):
    """The exception that a function of this module or of ours raises, with its frames."""
    try:
        code(**names)
    except Exception as error:  # noqa: BLE001 - any is wanted
        return error
    raise AssertionError("nothing was raised")


def ours_fails():
    """Calls a function of ours with what it cannot take: the frames are of `bot/core/parse.py`."""
    parse({"faq.yaml": PRIVATE.encode()})


def test_own_line_is_written_with_time_and_level(log):
    logging.getLogger("bot.discord_app.client").info("ready: %d servers", 3)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO    ready: 3 servers\n", log())


def test_own_debug_line_is_not_written(log):
    logging.getLogger("bot.app").debug(PRIVATE)
    assert log() == ""


@pytest.mark.parametrize("name", ["discord.http", "asyncio", "aiohttp.client", "botany", "root"])
def test_message_of_a_library_is_announced_but_not_shown(log, name):
    logging.getLogger(name).warning("rate limited on %s", PRIVATE)
    written = log()
    assert name in written
    assert "WARNING" in written
    assert "rate" not in written
    assert "brother" not in written


def test_chatter_of_a_library_below_a_warning_is_not_even_announced(log):
    logging.getLogger("discord.gateway").info(PRIVATE)
    assert log() == ""


@pytest.mark.parametrize("name", ["bot.app", "discord.client"])
def test_exception_is_written_as_its_type_without_its_text(log, name):
    error = raised(lambda: int(PRIVATE))
    logging.getLogger(name).error("failed", exc_info=error)
    written = log()
    assert "(ValueError" in written
    assert "brother" not in written
    assert "Traceback" not in written


def test_stack_that_a_library_asks_for_is_not_written(log):
    logging.getLogger("asyncio").error("slow", stack_info=True)
    assert "File" not in log()


def test_description_names_our_frames_innermost_first_and_no_others():
    described = describe(raised(ours_fails))
    kind, _, where = described.partition(" at ")
    assert kind.isidentifier()
    frames = where.split(" < ")
    assert all(re.fullmatch(r"bot/[\w/]+\.py:\d+ \w+", frame) for frame in frames), frames
    assert frames[-1].endswith(" parse")
    assert "test_log" not in described
    assert "brother" not in described


def test_description_without_a_frame_of_ours_is_the_type_alone():
    assert describe(raised(lambda: int(PRIVATE))) == "ValueError"
    assert describe(KeyError(PRIVATE)) == "KeyError"


def test_cause_and_notes_of_an_exception_stay_out_of_its_description():
    error = RuntimeError(PRIVATE)
    error.__cause__ = ValueError(PRIVATE)
    error.add_note(PRIVATE)
    assert describe(error) == "RuntimeError"


def test_record_that_cannot_be_written_is_lost_without_a_word(log):
    logging.getLogger("bot.app").warning("too few arguments: %s %s", PRIVATE)
    assert log() == ""


def test_second_set_up_does_not_write_lines_twice(log):
    set_up()
    logging.getLogger("bot").warning("once")
    assert log().count("once") == 1


def test_crash_leaves_one_line_without_the_text_of_the_error(capsys):
    error = raised(ours_fails)
    last_words(type(error), error, error.__traceback__)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "bot/core/parse.py" in said.err
    assert "brother" not in said.err


def test_ctrl_c_leaves_no_words(capsys):
    last_words(KeyboardInterrupt, KeyboardInterrupt())
    assert capsys.readouterr().err == ""


def test_crash_of_a_command_shows_no_text_of_the_error(root, tmp_path):
    code = f"""
        import sys
        import bot.cli.asking
        from bot.cli import main

        def fail(question, *_args, **_kwargs):
            raise ValueError(question)

        bot.cli.asking.ask_once = fail
        sys.argv = ["bot", "ask", {PRIVATE!r}]
        main()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=tmp_path,
        env={**os.environ, "KNOWLEDGE_DIR": str(root / "knowledge"), "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "stopped on an error of its own: ValueError at bot/cli/__init__.py" in done.stderr
    assert "brother" not in done.stdout + done.stderr
