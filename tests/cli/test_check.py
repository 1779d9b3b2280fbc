"""`python -m bot check`: every problem with its place, and a code that a hook understands."""

from __future__ import annotations

import re
import shutil

import pytest

from bot.exits import Exit


@pytest.fixture
def copy(root, tmp_path, monkeypatch, terminal):
    """A copy of the shipped FAQ to break; the commands of this test use it."""
    folder = tmp_path / "copy"
    shutil.copytree(root / "knowledge", folder)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    return folder


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{file.name} has no {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = text[: text.index(old)]
    return before.count("\n") + 1


def test_shipped_faq_has_no_error_and_is_summed_up(terminal, shipped):
    done = terminal("check")
    assert done.exit_code == Exit.OK
    knowledge = shipped.knowledge
    assert f"{len(knowledge.faq)} entries" in done.stdout
    assert f"{len(knowledge.sources.passages)} passages" in done.stdout
    assert f"FAQ {shipped.revision}; 0 errors" in done.stdout


def test_missing_contacts_are_said_aloud_until_there_is_one(terminal, copy):
    assert "No contact is set" in terminal("check").stdout
    contact = (
        "contacts:\n  - {name: Sample Group, en: Answers the phone., es: Contesta el teléfono., "
        'phone: "+1 000 000 0000", checked: 2026-01-31}\n'
    )
    change(copy / "replies.yaml", "contacts: []\n", contact)
    done = terminal("check")
    assert done.exit_code == Exit.OK, done.stdout
    assert "No contact is set" not in done.stdout


@pytest.mark.parametrize(
    ("file", "slip", "expected"),
    [
        ("faq.yaml", ("kind: answer", "kind: anser"), "9: error[unknown-choice]"),
        ("faq.yaml", ("topic: ordinance", "topics: ordinance"), "3: error[unknown-key]"),
        ("faq.yaml", ("source: article-passage", "source: no-such"), "15: error[unknown-passage]"),
        ("replies.yaml", ("in_public:\n", "in_publik:\n"), "1: error[unknown-key]"),
    ],
)
def test_problem_is_named_with_file_line_and_column(terminal, copy, file, slip, expected):
    line = change(copy / file, *slip)
    done = terminal("check")
    assert done.exit_code == Exit.PROBLEM
    assert f"\n{file}:{line}:{expected} " in "\n" + done.stdout
    assert "cannot go live" in done.stdout.splitlines()[-1]


def test_all_files_are_checked_at_once(terminal, copy):
    change(copy / "faq.yaml", "kind: answer", "kind: anser")
    change(copy / "replies.yaml", "in_public:\n", "in_publik:\n")
    (copy / "sources.yaml").unlink()
    said = terminal("check").stdout
    assert {"faq.yaml", "replies.yaml", "sources.yaml"} <= set(
        re.findall(r"^[a-z]+\.yaml", said, re.MULTILINE)
    )


def test_file_that_is_no_yaml_is_one_problem_with_its_place(terminal, copy):
    (copy / "faq.yaml").write_text("- id: [unclosed\n", encoding="utf-8")
    done = terminal("check")
    assert done.exit_code == Exit.PROBLEM
    assert re.search(r"^faq\.yaml:\d+:\d+: error", done.stdout, re.MULTILINE)
    assert "Traceback" not in done.stdout + done.stderr


def test_long_problem_stays_on_one_line(terminal, copy):
    change(copy / "faq.yaml", "topic: ordinance", f"topic: {'x' * 200}")
    lines = terminal("check").stdout.splitlines()
    assert len(lines) == 2
    assert len(lines[0]) > 80


def test_folder_that_is_not_there_is_a_problem(terminal, tmp_path, monkeypatch):
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "nowhere"))
    done = terminal("check")
    assert done.exit_code == Exit.PROBLEM
    assert "nowhere" in done.stdout


def test_checking_changes_no_file(terminal, copy):
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    terminal("check")
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before
