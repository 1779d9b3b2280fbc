"""`python -m bot` without a token: the samples, then the real bot in a simulated Discord."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request

import pytest

from bot.exits import Exit
from bot.rehearsal import SAMPLES

pytest.importorskip("simcord", reason="needs the extra [try]")

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+\S*")


@contextlib.contextmanager
def started(root, folder, *arguments, **environment):
    """The command as a process without a terminal; killed if the test leaves it running."""
    settings = {"KNOWLEDGE_DIR": str(root / "knowledge"), "PYTHONPATH": str(root)}
    running = subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={**os.environ, **settings, "TMPDIR": str(folder), **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    guard = threading.Timer(60, running.kill)
    guard.start()
    with running:
        try:
            yield running
        finally:
            guard.cancel()
            running.kill()


def read_to_the_end_of_the_greeting(running):
    lines = []
    for line in running.stdout:
        lines.append(line)
        if "Ctrl-C stops" in line:
            break
    return "".join(lines)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_samples_then_an_address_that_answers_then_an_orderly_end(root, tmp_path, stop):
    with started(root, tmp_path, "--no-browser", PYTHONIOENCODING="utf-8") as running:
        said = read_to_the_end_of_the_greeting(running)
        places = [said.index(f"> {question}") for question in SAMPLES]
        address = ADDRESS.search(said)
        assert address, said
        assert places == sorted(places)
        assert max(places) < address.start()
        with urllib.request.urlopen(address[0], timeout=20) as response:
            assert response.status == 200
            assert response.read()
        running.send_signal(stop)
        _, complaints = running.communicate(timeout=20)
    assert running.returncode == Exit.OK
    assert "Traceback" not in complaints
    assert list(tmp_path.iterdir()) == [], "the rehearsal leaves something behind"


def test_samples_are_an_answer_in_each_language_and_a_no(root, tmp_path):
    with started(root, tmp_path, "try", "--no-browser") as running:
        said = read_to_the_end_of_the_greeting(running)
    first, second, third = re.split(r"^> .*$", said, flags=re.MULTILINE)[1:]
    assert "¹" in first
    assert "This is not legal advice." in first
    assert "¹" in second
    assert "Esto no es asesoría legal." in second
    assert "¹" not in third
    assert "another place" in third


def test_faq_that_cannot_be_loaded_is_one_sentence(root, tmp_path):
    with started(root, tmp_path, KNOWLEDGE_DIR=str(tmp_path / "nowhere")) as running:
        out, complaints = running.communicate(timeout=40)
    assert running.returncode == Exit.KNOWLEDGE
    assert out == ""
    assert complaints.startswith("The FAQ cannot be loaded: ")
    assert complaints.count("\n") == 1


def test_run_without_a_token_does_not_fall_back_to_the_simulation(terminal):
    done = terminal("run")
    assert done.exit_code == Exit.TOKEN_MISSING
    assert done.stdout == ""
    assert "DISCORD_TOKEN" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("token", ["nonsense", "a b.c.d", "'quoted.token.here'", "ñ.ñ.ñ"])
def test_run_with_what_cannot_be_a_token_says_so_and_does_not_repeat_it(
    terminal, monkeypatch, token
):
    for command in (["run"], []):
        # A command takes the token out of its environment, which here is the test's own.
        monkeypatch.setenv("DISCORD_TOKEN", token)
        done = terminal(*command)
        assert done.exit_code == Exit.TOKEN_MISSING
        assert token not in done.stderr
