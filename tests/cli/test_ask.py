"""`python -m bot ask`: the same card as on Discord, in a terminal."""

from __future__ import annotations

import contextlib
import os
import re
import select
import subprocess
import sys
import time

import pytest

from bot.cli.asking import ask_once, prompt
from bot.core.answer import answer
from bot.core.saying.card import card_of
from bot.core.snapshot import build_snapshot
from bot.exits import Exit

DETAINERS = "Does Denver honor ICE detainer requests?"


def words_of(text):
    """The words on a screen, without the frame and the breaks of lines."""
    return re.sub(r"[╭╮╰╯│─\s]+", " ", text)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (DETAINERS, "Answer"),
        ("¿Denver cumple las solicitudes de detención de ICE?", "Answer"),
        ("ice", "Choice"),
        ("Does Aurora honor ICE detainers?", "No answer"),
        ("", "No answer"),
    ],
)
def test_card_is_on_the_screen_whole(shipped, capsys, question, title):
    assert ask_once(question, shipped, why=False) == Exit.OK
    outcome = answer(question, shipped).outcome
    card = card_of(outcome, outcome.language or "en", shipped.knowledge)
    screen = capsys.readouterr().out
    assert title in screen.splitlines()[0]
    # A long address may be broken anywhere.
    assert re.sub(r"\s", "", card.plain()) in re.sub(r"\s", "", words_of(screen))
    assert max(map(len, screen.splitlines())) <= 88


def test_nothing_that_was_typed_is_shown_or_taken_for_markup(shipped, capsys):
    ask_once("[bold]pizza[/bold] [/nonsense] :pizza: xyzzyq", shipped, why=True)
    screen = capsys.readouterr().out
    assert "[bold]" not in screen
    assert "xyzzyq" in screen.partition("Words")[2]
    assert "xyzzyq" not in screen.partition("Words")[0]


def test_wording_in_brackets_is_shown_as_it_is(shipped, capsys):
    entry = shipped.knowledge.faq[0]
    odd = entry.variants.model_copy(update={"en": ("quokka [/red] jumping :pizza: [link=x]",)})
    faq = (entry.model_copy(update={"variants": odd}),)
    small = build_snapshot(shipped.knowledge.model_copy(update={"faq": faq}), "odd")
    ask_once("quokka jumping", small, why=True)
    screen = re.sub(r"[^\w\[\]/:=]", "", capsys.readouterr().out)
    assert "[/red]" in screen
    assert ":pizza:" in screen
    assert "[link=x]" in screen


def test_why_shows_sentences_words_and_hits(shipped, capsys):
    ask_once("my brother was arested, do they honor ice holds", shipped, why=True)
    screen = capsys.readouterr().out
    for part in ("Refused as own-case", "guard own-case heard", "Words", "Hits", "arested"):
        assert part in screen
    assert "ice-detainers" in screen


def test_why_of_nothing_is_one_sentence(shipped, capsys):
    ask_once("", shipped, why=True)
    assert "Refused as empty: there is no word to go by." in capsys.readouterr().out


def test_command_asks_one_question(terminal):
    done = terminal("ask", DETAINERS)
    assert done.exit_code == Exit.OK
    assert DETAINERS in words_of(done.stdout)
    assert done.stderr == ""


def test_prompt_without_a_terminal_answers_each_line_until_the_end(terminal):
    done = terminal("ask", stdin=f"{DETAINERS}\n\nDoes Aurora honor ICE detainers?\n")
    assert done.exit_code == Exit.OK
    assert done.stdout.count("╭") == 3
    assert "?  " not in done.stdout.splitlines()[0]


def test_prompt_ends_on_ctrl_c(shipped, monkeypatch):
    class Interrupted:
        def isatty(self):
            return False

        def readline(self):
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Interrupted())
    assert prompt(shipped, why=False) == Exit.OK


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "--json", "a question"],
        ["ask", "--batch", "-", "a question"],
        ["ask", "--batch", "-", "--why"],
        ["ask", "one", "two"],
        ["ask", "--no-such-option"],
        ["no-such-command"],
    ],
)
def test_arguments_that_do_not_fit_are_refused(terminal, arguments):
    done = terminal(*arguments)
    assert done.exit_code == Exit.USAGE
    assert done.stdout == ""
    assert done.stderr


def test_faq_that_cannot_be_loaded_is_one_sentence(terminal, tmp_path, monkeypatch):
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "nowhere"))
    done = terminal("ask", DETAINERS)
    assert done.exit_code == Exit.KNOWLEDGE
    assert done.stderr.startswith("The FAQ cannot be loaded: ")
    assert done.stderr.endswith("python -m bot check\n")
    assert done.stderr.count("\n") == 1


def test_setting_that_does_not_parse_is_one_sentence(terminal, monkeypatch):
    monkeypatch.setenv("LOG_ANSWERS", "perhaps")
    done = terminal("ask", DETAINERS)
    assert done.exit_code == Exit.USAGE
    assert "LOG_ANSWERS" in done.stderr
    assert done.stderr.count("\n") == 1


def process(root, home, *arguments, **more):
    environment = os.environ | {
        "HOME": str(home),
        "KNOWLEDGE_DIR": str(root / "knowledge"),
        "PYTHONPATH": str(root),
    }
    environment |= more.pop("environment", {})
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.Popen(command, cwd=home, env=environment, **more)


def test_screen_and_input_of_another_encoding_do_not_stop_the_prompt(root, tmp_path):
    with process(
        root,
        tmp_path,
        "ask",
        environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        out, err = running.communicate(f"{DETAINERS}\n\xff\xfe qu\xe9\n".encode("latin-1"), 60)
    assert (running.returncode, err) == (Exit.OK, b"")
    assert DETAINERS.encode() in out


def read_until(terminal, pattern, seconds=30):
    """What a pseudo-terminal shows until a pattern is in it."""
    shown, end = b"", time.monotonic() + seconds
    while not re.search(pattern, shown, re.DOTALL) and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                shown += os.read(terminal, 4096)
            except OSError:
                break
    return shown


def test_prompt_in_a_terminal_keeps_no_history_file(root, tmp_path):
    ours, theirs = pytest.importorskip("pty", reason="no terminals here").openpty()
    with process(root, tmp_path, "ask", stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        assert b"Ctrl-D ends" in read_until(ours, rb"\? ")
        os.write(ours, b"the ordnance i typed\n")
        # The next prompt, after the lower edge of the card.
        assert b"\n? " in read_until(ours, "╯.*\n[?] ".encode())
        os.write(ours, b"\x04")
        assert running.wait(30) == Exit.OK
    with contextlib.suppress(OSError):
        os.close(ours)
    assert [path.name for path in tmp_path.rglob("*")] == []
