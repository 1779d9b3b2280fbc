"""A FAQ that had no error is not checked again; any other is, and nothing on disk can do harm."""

from __future__ import annotations

import pytest

from bot.library.checked import FILE, remember_checked, was_checked
from bot.library.load import load


@pytest.fixture
def folder(root):
    return root / "knowledge"


def test_the_first_start_writes_it_down_and_the_second_finds_the_same(folder, tmp_path):
    first = load(folder, state=tmp_path).snapshot
    assert was_checked(tmp_path, first.revision)
    assert load(folder, state=tmp_path).snapshot.knowledge == first.knowledge
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_what_breaks_a_rule_is_never_written_down(root, tmp_path):
    broken = root / "tests" / "examples" / "invalid" / "bare-yes-no"
    if not broken.is_dir():
        broken = next((root / "tests" / "examples" / "invalid").iterdir())
    assert load(broken, state=tmp_path).snapshot is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "0.0.0 abc", "abc"])
def test_another_revision_or_version_is_checked(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    assert not was_checked(tmp_path, "abc")


def test_an_unreadable_file_means_to_check(tmp_path):
    (tmp_path / FILE).write_bytes(b"\xff\xfe")
    assert not was_checked(tmp_path, "abc")


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    remember_checked(blocked, "abc")
    assert not was_checked(blocked, "abc")


def test_the_rules_are_left_out_only_for_what_was_found_sound(folder, tmp_path):
    """Told that a FAQ was sound, the warnings of the rules are not even looked for."""
    loaded = load(folder, state=tmp_path)
    remember_checked(tmp_path, loaded.snapshot.revision)
    (tmp_path / FILE).write_text("another\n")
    assert load(folder, state=tmp_path).errors == ()
    assert was_checked(tmp_path, loaded.snapshot.revision)
