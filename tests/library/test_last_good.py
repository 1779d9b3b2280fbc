"""The FAQ that was live last answers where the folder's own is broken or not tested yet."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from bot.library.folder import read_folder
from bot.library.last_good import FILE, read_last_good, write_last_good
from bot.library.library import KnowledgeError, Library

LATE = date(2999, 1, 1)


@pytest.fixture
def folder(root, tmp_path):
    return shutil.copytree(root / "knowledge", tmp_path / "knowledge")


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def texts(folder, state):
    texts, _ = read_folder(folder)
    write_last_good(state, texts)
    return texts


def opened(folder, state):
    return Library.open(folder, lambda: LATE, state)


def test_to_open_writes_nothing(folder, state):
    opened(folder, state)
    assert not state.exists()


def test_the_same_texts_are_read_back(texts, state):
    assert read_last_good(state).texts == texts
    assert [path.name for path in state.iterdir()] == [FILE]


def test_a_broken_folder_does_not_end_the_answering(folder, state, texts):
    (folder / "faq.yaml").write_text("- id: half\n  kind:")
    assert opened(folder, state).texts == texts


def test_a_folder_that_is_gone_does_not_either(folder, state, texts):
    shutil.rmtree(folder)
    assert opened(folder, state).texts == texts


def test_what_was_edited_meanwhile_waits_for_its_tests(folder, state, texts):
    edited = texts["faq.yaml"].replace("who approved this law", "who on earth approved this law")
    (folder / "faq.yaml").write_text(edited)
    assert opened(folder, state).texts == texts
    assert Library.open(folder).texts["faq.yaml"] == edited


def test_without_a_last_good_faq_a_broken_folder_is_an_error(folder, state):
    (folder / "faq.yaml").write_text("- id: half\n  kind:")
    with pytest.raises(KnowledgeError):
        opened(folder, state)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"bot": "0.1.0", "texts": {"faq.yaml": 1}}',
        b'{"bot": "0.1.0", "texts": {"faq.yaml": ""}}',
        b"[" * 100_000,
    ],
    ids=["empty", "no text", "a list", "no texts", "a number", "no FAQ", "deep"],
)
def test_nothing_on_disk_can_do_harm(folder, state, texts, content):
    (state / FILE).write_bytes(content)
    assert opened(folder, state).texts == texts


def test_what_another_version_found_good_is_checked_again(folder, state, texts):
    """Its rules may be others: what breaks them now does not answer."""
    broken = texts["faq.yaml"].replace("source: article-detainers", "source: not-there", 1)
    old = {"bot": "0.0.0", "texts": {**texts, "faq.yaml": broken}}
    (state / FILE).write_text(json.dumps(old))
    assert opened(folder, state).texts == texts


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path, texts):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    write_last_good(blocked, texts)
    assert read_last_good(blocked) is None
