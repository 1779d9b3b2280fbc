"""`python -m bot diff` and `eval --compare`: folders and git revisions, on the screen."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from bot.core.evaluate import VERDICTS
from bot.exits import Exit


@pytest.fixture
def folder(root, tmp_path, monkeypatch, terminal):
    """The small FAQ in a folder of a git repository of its own, committed once as `first`."""
    folder = tmp_path / "repository" / "knowledge"
    shutil.copytree(root / "tests" / "examples" / "base", folder)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    git(folder, "init", "--quiet")
    commit(folder)
    git(folder, "tag", "first")
    return folder


def git(folder, *arguments):
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def commit(folder):
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "State")


def change(folder, old, new, file="faq.yaml"):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_revision_is_compared_with_the_folder(terminal, folder):
    change(folder, "did the council say yes", "was it a yes")
    done = terminal("diff", "first")
    assert done.exit_code == Exit.OK
    assert done.stdout.splitlines() == [
        "“Who voted for the Denver ordinance?”: 1 wording added; 1 wording removed.",
        "    - variants en: did the council say yes",
        "    + variants en: was it a yes",
    ]


def test_two_revisions_are_compared_and_told_in_spanish(terminal, folder):
    change(folder, "[aurora]", "[boulder]", "vocabulary.yaml")
    commit(folder)
    change(folder, "kind: answer", "kind: supplement")
    done = terminal("diff", "first", "HEAD", "--language", "es")
    assert done.exit_code == Exit.OK
    assert done.stdout.splitlines() == [
        "Se cambiaron las listas de palabras.",
        "    - places: aurora",
        "    + places: boulder",
    ]


def test_two_folders_are_compared_without_git(terminal, folder, tmp_path, monkeypatch):
    other = shutil.copytree(folder, tmp_path / "other")
    monkeypatch.setenv("PATH", "")
    assert terminal("diff", other, folder).stdout == "Both say the same.\n"
    change(other, "topic: people", "topic: law")
    assert "it moved to another topic" in terminal("diff", folder, other).stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no-such", "no-such is neither a folder nor a git revision of"),
        ("first:knowledge/faq.yaml", "is neither a folder nor a git revision"),
        ("--output=x", "--output=x is neither a folder nor a git revision"),
    ],
)
def test_a_name_of_nothing_is_said(terminal, folder, name, said):
    done = terminal("diff", "--", name)
    assert done.exit_code == Exit.USAGE
    assert said in done.stderr
    assert done.stdout == ""


def test_without_git_a_revision_cannot_be_read(terminal, folder, monkeypatch):
    monkeypatch.setenv("PATH", "")
    done = terminal("diff", "first")
    assert done.exit_code == Exit.USAGE
    assert "git cannot be started. Install it" in done.stderr


def test_a_state_that_cannot_be_read_is_said_with_its_problem(terminal, folder):
    change(folder, "kind: answer", "kind: an answer")
    done = terminal("diff", "first")
    assert done.exit_code == Exit.KNOWLEDGE
    assert "faq.yaml:3:9: error[unknown-choice]" in done.stderr
    (folder / "faq.yaml").unlink()
    commit(folder)
    assert "the file is missing" in terminal("diff", "first").stderr
    done = terminal("diff", "HEAD", "first")
    assert done.exit_code == Exit.USAGE
    assert "had no faq.yaml at HEAD" in done.stderr


def test_an_unknown_language_is_refused(terminal, folder):
    done = terminal("diff", "first", "--language", "fr")
    assert done.exit_code == Exit.USAGE
    assert "en, es" in done.stderr


def test_labelled_questions_are_compared(terminal, folder):
    change(folder, "which body approved it, ", "")
    change(folder, "[where can I park downtown]", "[best tacos in town]", "questions.yaml")
    change(folder, "en: [denver]", "en: []", "questions.yaml")
    done = terminal("eval", "--compare", "first")
    assert done.exit_code == Exit.OK
    counts = dict(line.split() for line in done.stdout.splitlines() if len(line.split()) == 2)
    assert set(VERDICTS) < set(counts)
    assert counts["gone"] == "2"
    assert counts["added"] == "1"
    assert max(map(len, done.stdout.splitlines())) <= 80
    every = terminal("eval", "--compare", "first", "--all")
    assert "gone: “denver” wants ask: " in every.stdout
    assert "→ not labelled" in every.stdout


def test_a_question_that_comes_off_worse_is_listed(terminal, folder):
    asked = "who voted for the ordinance of Denver"
    change(folder, "whose politicians decided this", asked, "questions.yaml")
    commit(folder)
    change(folder, "entries: council-vote", "entries: mayor-words", "questions.yaml")
    out = terminal("eval", "--compare", "HEAD").stdout
    wrong = "right (answered council-vote) → wrong (answered council-vote)"
    listed = [line for line in out.splitlines() if asked in line]
    assert listed == [f"now-wrong: “{asked}” wants mayor-words: {wrong}"]


@pytest.mark.parametrize("option", ["--calibrate", "--meaning"])
def test_comparing_goes_alone(terminal, folder, option):
    assert terminal("eval", "--compare", "first", option).exit_code == Exit.USAGE


def test_comparing_with_nothing_is_said(terminal, folder):
    done = terminal("eval", "--compare", "no-such")
    assert done.exit_code == Exit.USAGE
    assert "neither a folder nor a git revision" in done.stderr
