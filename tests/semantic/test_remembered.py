"""Vectors on disk: what is known is not encoded again, and no file can do harm."""

from __future__ import annotations

import numpy as np
import pytest

from bot.semantic.remembered import FILE, remembering


class Counting:
    """An encoder of two dimensions that counts what it is asked for."""

    def __init__(self):
        self.asked = []

    def __call__(self, texts):
        self.asked += texts
        return np.array([[len(text), 1.0] for text in texts], np.float32).reshape(-1, 2)


@pytest.fixture
def encoder():
    return Counting()


def test_a_second_start_encodes_nothing(tmp_path, encoder):
    first = remembering(encoder, tmp_path, "1")(["a", "bcd"])
    encoder.asked.clear()
    again = remembering(encoder, tmp_path, "1")(["bcd", "a"])
    assert encoder.asked == []
    assert again.tolist() == first[::-1].tolist()


def test_an_edit_encodes_what_is_new_and_forgets_what_is_gone(tmp_path, encoder):
    look_up = remembering(encoder, tmp_path, "1")
    look_up(["a", "bcd"])
    encoder.asked.clear()
    look_up(["a", "new"])
    assert encoder.asked == ["new"]
    look_up(["bcd"])
    assert encoder.asked == ["new", "bcd"]


def test_the_same_text_twice_is_encoded_once(tmp_path, encoder):
    assert remembering(encoder, tmp_path, "1")(["a", "a"]).shape == (2, 2)
    assert encoder.asked == ["a"]


def test_another_encoder_starts_anew(tmp_path, encoder):
    remembering(encoder, tmp_path, "1")(["a"])
    remembering(encoder, tmp_path, "2")(["a"])
    assert encoder.asked == ["a", "a"]


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04 cut off"])
def test_a_broken_file_only_costs_time(tmp_path, encoder, content):
    (tmp_path / FILE).write_bytes(content)
    assert remembering(encoder, tmp_path, "1")(["abc"]).tolist() == [[3.0, 1.0]]
    encoder.asked.clear()
    remembering(encoder, tmp_path, "1")(["abc"])
    assert encoder.asked == []


@pytest.mark.parametrize(
    "arrays",
    [
        {"keys": np.zeros((1, 32), np.uint8)},
        {"keys": np.zeros((2, 32), np.uint8), "vectors": np.zeros((1, 2), np.float32)},
        {"keys": np.zeros((1, 32), np.uint8), "vectors": np.zeros((1, 2), np.float64)},
        {"keys": np.zeros(32, np.uint8), "vectors": np.zeros((32, 2), np.float32)},
    ],
    ids=["half", "uneven", "other numbers", "flat"],
)
def test_a_file_of_another_shape_is_not_taken(tmp_path, encoder, arrays):
    np.savez(tmp_path / FILE, **arrays)
    remembering(encoder, tmp_path, "1")(["abc"])
    assert encoder.asked == ["abc"]


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path, encoder):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert remembering(encoder, blocked, "1")(["abc"]).tolist() == [[3.0, 1.0]]


def test_no_temporary_file_stays(tmp_path, encoder):
    remembering(encoder, tmp_path, "1")(["abc"])
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_nothing_asked_is_nothing_read(tmp_path, encoder):
    assert remembering(encoder, tmp_path, "1")([]).shape == (0, 2)
    assert list(tmp_path.iterdir()) == []
