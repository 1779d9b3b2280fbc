"""A FAQ that had no error is not checked again; any other is, and nothing on disk can do harm."""

from __future__ import annotations

from datetime import date

import pytest

from bot.library.checked import FILE, remember_checked, was_checked
from bot.library.load import load


@pytest.fixture
def folder(root):
    return root / "knowledge"


def test_what_was_found_sound_is_the_same_without_the_rules(folder, tmp_path):
    first = load(folder, state=tmp_path).snapshot
    remember_checked(tmp_path, first.revision)
    assert was_checked(tmp_path, first.revision)
    assert load(folder, state=tmp_path).snapshot.knowledge == first.knowledge
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_to_load_writes_nothing(folder, tmp_path):
    assert load(folder, state=tmp_path).snapshot is not None
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


def test_the_rules_are_left_out_for_what_was_found_sound(folder, tmp_path):
    """Long after every source should have been read again, the rules would warn."""
    late = date(2999, 1, 1)
    assert load(folder, late, tmp_path).problems != ()
    remember_checked(tmp_path, load(folder).snapshot.revision)
    assert load(folder, late, tmp_path).problems == ()
