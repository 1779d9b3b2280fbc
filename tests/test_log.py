"""What reaches the log, and what never does."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import re
import subprocess
import sys
import textwrap

import pytest

from bot.core.loading.parse import parse
from bot.log import describe, last_words, set_up

PRIVATE = "my brother was arrested 123456789012345678"


def written(emit, form="human"):
    """What the log holds after `emit`, under the bot's own set-up alone."""
    root, ours = logging.getLogger(), logging.getLogger("bot")
    before = root.handlers[:], root.level, ours.level
    root.handlers.clear()  # the test runner's: the set-up would close them
    try:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            set_up(form)
            emit()
        return out.getvalue()
    finally:
        root.handlers[:], root.level, ours.level = before


def raised(code, **names):
    """The exception that a function of this module or of ours raises, with its frames."""
    try:
        code(**names)
    except Exception as error:  # noqa: BLE001 - any is wanted
        return error
    raise AssertionError("nothing was raised")


def ours_fails():
    """Calls a function of ours with what it cannot take: its frames are in `loading/parse.py`."""
    parse({"faq.yaml": PRIVATE.encode()})


def test_own_line_is_written_with_time_and_level():
    line = written(lambda: logging.getLogger("bot.discord_app.client").info("ready: %d", 3))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO    ready: 3\n", line)


def test_own_debug_line_is_not_written():
    assert written(lambda: logging.getLogger("bot.app").debug(PRIVATE)) == ""


@pytest.mark.parametrize("name", ["discord.http", "asyncio", "aiohttp.client", "botany", "root"])
def test_message_of_a_library_is_announced_but_not_shown(name):
    line = written(lambda: logging.getLogger(name).warning("rate limited on %s", PRIVATE))
    assert name in line
    assert "WARNING" in line
    assert "rate" not in line
    assert "brother" not in line


def test_chatter_of_a_library_below_a_warning_is_not_even_announced():
    assert written(lambda: logging.getLogger("discord.gateway").info(PRIVATE)) == ""


@pytest.mark.parametrize("name", ["bot.app", "discord.client"])
def test_exception_is_written_as_its_type_without_its_text(name):
    error = raised(lambda: int(PRIVATE))
    line = written(lambda: logging.getLogger(name).error("failed", exc_info=error))
    assert "(ValueError" in line
    assert "brother" not in line
    assert "Traceback" not in line


def test_stack_that_a_library_asks_for_is_not_written():
    line = written(lambda: logging.getLogger("asyncio").error("slow", stack_info=True))
    assert line
    assert "File" not in line


def test_record_that_cannot_be_written_is_lost_without_a_word(capsys):
    line = written(lambda: logging.getLogger("bot.app").warning("%d", PRIVATE))
    assert line == capsys.readouterr().err == ""


def test_second_set_up_does_not_write_lines_twice():
    def twice():
        set_up()
        logging.getLogger("bot").warning("once")

    assert written(twice).count("once") == 1


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


def test_crash_leaves_one_line_without_the_text_of_the_error(capsys):
    error = raised(ours_fails)
    last_words(type(error), error, error.__traceback__)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "bot/core/loading/parse.py" in said.err
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


def test_json_lines_say_what_human_lines_say_and_no_more():
    def emit():
        logging.getLogger("bot.answers").info("ready: %d servers", 3)
        logging.getLogger("discord.http").warning("%s", PRIVATE)
        try:
            int(PRIVATE)
        except ValueError:
            logging.getLogger("bot").exception("a «thing» failed\nin two lines")

    lines = [json.loads(line) for line in written(emit, "json").splitlines()]
    human = written(emit)
    assert [line["level"] for line in lines] == ["INFO", "WARNING", "ERROR"]
    assert all(set(line) == {"time", "level", "text"} for line in lines)
    assert all(line["text"] in human for line in lines)
    assert PRIVATE not in json.dumps(lines, ensure_ascii=False)


def test_an_error_in_a_thread_or_a_destructor_shows_no_text(root, tmp_path):
    code = f"""
        import threading
        import bot.cli
        from bot.cli import main

        class Careless:
            def __del__(self):
                raise ValueError({PRIVATE!r})

        def go():
            Careless()
            thread = threading.Thread(target=int, args=({PRIVATE!r},))
            thread.start()
            thread.join()

        bot.cli.get_command = lambda _: go
        main()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert done.stderr == "An error that nobody could be told of: ValueError\n" * 2
