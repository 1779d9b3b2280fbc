"""Several files are published as one, whatever comes in between."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from bot.core.loading.parse import FILES
from bot.library.folder import read_folder, revision_of
from bot.library.publishing import (
    FILE,
    Conflict,
    Finished,
    PublishError,
    done,
    finish,
    pending,
    publish,
)
from tests.library.crashing import HOW, KEY, NEW

ROOT = Path(__file__).resolve().parents[2]
NO_OLD = (
    b'{"key": "", "parent": "", "revision": "", "note": {}, "old": {}, "texts": {"faq.yaml": ""}}'
)
NOT_A_TEXT = (
    b'{"key": "", "parent": "", "revision": "", "note": {}, '
    b'"old": {"faq.yaml": null}, "texts": {"faq.yaml": 1}}'
)
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL, or links")


@pytest.fixture
def home(tmp_path):
    """A folder with the FAQ and an empty state."""
    shutil.copytree(ROOT / "tests" / "examples" / "base", tmp_path / "home" / "knowledge")
    (tmp_path / "home" / "state").mkdir()
    return tmp_path / "home"


@pytest.fixture
def folder(home):
    return home / "knowledge"


@pytest.fixture
def state(home):
    return home / "state"


@pytest.fixture
def old(folder):
    return read_folder(folder)[0]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def crash(deed, source, into):
    """Each copy of a home in which a process was killed, by call; the last ones ran through."""
    subprocess.run(
        [sys.executable, "-m", "tests.library.crashing", deed, source, into],
        cwd=ROOT,
        check=True,
        timeout=300,
    )
    return sorted(into.iterdir())


def finished(home):
    """The texts after the next start; nothing else may be left."""
    folder, state = home / "knowledge", home / "state"
    match finish(folder, state):
        case None:
            assert pending(state) is None
        case Finished(journal=journal):
            assert pending(state) == journal
            assert (journal.key, journal.note) == (KEY, {"who": "Marigold"})
            done(state)
        case conflict:
            pytest.fail(f"{home.name}: {conflict}")
    assert names(state) == []
    assert names(folder) == sorted(FILES)
    texts, problems = read_folder(folder)
    assert problems == ()
    return texts


def test_what_was_published_is_there_and_waits_for_the_history(folder, state, old):
    publish(folder, state, NEW, KEY, {"who": "Marigold", "why": "ñ"})

    assert read_folder(folder)[0] == old | NEW
    journal = pending(state)
    assert journal.key == KEY
    assert journal.note == {"who": "Marigold", "why": "ñ"}
    assert journal.parent == revision_of(old)
    assert journal.revision == revision_of(old | NEW)
    assert names(state) == [FILE]
    done(state)
    assert pending(state) is None
    assert names(state) == []
    done(state)


def test_a_version_not_yet_in_the_history_is_given_once_more(folder, state, old):
    publish(folder, state, NEW, KEY)
    for _ in range(2):
        assert finish(folder, state) == Finished(journal=pending(state))
    assert read_folder(folder)[0] == old | NEW


def test_nothing_to_finish_is_none_without_any_folder(tmp_path):
    assert finish(tmp_path / "no", tmp_path / "none") is None
    assert pending(tmp_path / "none") is None


@POSIX
def test_after_a_kill_at_any_call_all_files_are_old_or_all_are_new(home, tmp_path, old):
    crashed = crash("publish", home, tmp_path / "crashed")
    results = {path.name: finished(path) for path in crashed}

    new = old | NEW
    for how in HOW:
        of_this_kind = [results[name] for name in sorted(results) if name.endswith(how)]
        assert len(of_this_kind) > 20
        # Old until the journal is there, then new for good.
        first_new = of_this_kind.index(new)
        assert of_this_kind == [old] * first_new + [new] * (len(of_this_kind) - first_new)
        assert first_new > 2


@POSIX
def test_to_finish_can_be_killed_at_any_call_too(home, tmp_path, old):
    crashed = crash("publish", home, tmp_path / "crashed")
    # Where most is left to do: the journal is there, and no, one or two files are new.
    halfway = [path for path in crashed if pending(path / "state") and "before" in path.name]
    seen = set()
    for path in halfway:
        now = read_folder(path / "knowledge")[0]
        changed = sum(now.get(name) == text for name, text in NEW.items())
        if changed in seen:
            continue
        seen.add(changed)
        again = crash("finish", path, tmp_path / f"again-{changed}")
        assert len(again) > 20
        for one in again:
            assert finished(one) == old | NEW, one.name
    assert seen == {0, 1, 2, 3}


@pytest.mark.parametrize("saved", ["another text\n", None], ids=["changed", "deleted"])
def test_a_file_that_somebody_saved_meanwhile_is_left_alone(folder, state, old, caplog, saved):
    publish(folder, state, NEW, KEY)
    (folder / "sources.yaml").write_text(old["sources.yaml"])  # not yet published at the crash
    if saved is None:
        (folder / "faq.yaml").unlink()
    else:
        (folder / "faq.yaml").write_text(saved)

    kept = state / "publishing.conflict-1.json"
    assert finish(folder, state) == Conflict(files=("faq.yaml",), kept=kept)

    expected = old | NEW | {"faq.yaml": saved}
    assert read_folder(folder)[0] == {n: text for n, text in expected.items() if text is not None}
    assert json.loads(kept.read_text(encoding="utf-8"))["texts"] == NEW
    (record,) = caplog.records
    assert "faq.yaml" in record.getMessage()
    assert str(kept) in record.getMessage()
    assert finish(folder, state) is None
    publish(folder, state, NEW, "key-2")


def test_a_second_conflict_does_not_replace_the_first(folder, state):
    for number in (1, 2):
        publish(folder, state, NEW, f"key-{number}")
        (folder / "faq.yaml").write_text(f"saved {number}")
        finish(folder, state)
    assert names(state) == ["publishing.conflict-1.json", "publishing.conflict-2.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"key": "k", "parent": "", "revision": "", "old": {}, "texts": {"../x": ""}, "note": {}}',
        b'{"key": "k", "parent": "", "revision": "", "old": {}, "texts": [], "note": {}}',
        b'{"key": 1, "parent": "", "revision": "", "old": {}, "texts": {}, "note": {}}',
        b'{"key": "k", "parent": "", "revision": "", "old": {}, "texts": {"faq.yaml": ""}}',
        NO_OLD,
        NOT_A_TEXT,
    ],
)
def test_a_journal_that_cannot_be_read_is_moved_aside(folder, state, old, caplog, content):
    (state / FILE).write_bytes(content)
    assert pending(state) is None

    kept = state / "publishing.conflict-1.json"
    assert finish(folder, state) == Conflict(files=(), kept=kept)

    assert kept.read_bytes() == content
    assert read_folder(folder)[0] == old
    assert str(kept) in caplog.text


def test_a_second_publication_waits_for_the_first(folder, state, old):
    publish(folder, state, {"faq.yaml": "first"}, "key-1")
    with pytest.raises(PublishError, match="Another publication is not finished"):
        publish(folder, state, NEW, "key-2")
    assert read_folder(folder)[0] == old | {"faq.yaml": "first"}
    assert pending(state).key == "key-1"


def test_of_several_publications_at_once_one_succeeds(folder, state, old):
    together = Barrier(8)

    def one(number):
        together.wait()
        try:
            publish(folder, state, {"faq.yaml": f"text {number}"}, f"key-{number}")
        except PublishError:
            return None
        return number

    for _ in range(10):
        with ThreadPoolExecutor(8) as pool:
            (winner,) = [number for number in pool.map(one, range(8)) if number is not None]
        assert pending(state).key == f"key-{winner}"
        assert read_folder(folder)[0] == old | {"faq.yaml": f"text {winner}"}
        assert names(state) == [FILE]
        done(state)


@pytest.mark.parametrize("call", ["write", "fsync"])
@pytest.mark.parametrize("number", range(1, 6))
def test_a_disk_that_fails_before_the_first_rename_changes_nothing(
    folder, state, old, monkeypatch, call, number
):
    real, left = getattr(os, call), [number]

    def failing(*arguments):
        left[0] -= 1
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(os, call, failing)
    if call == "write" and number == 5:  # the journal and three files are four calls
        publish(folder, state, NEW, KEY)
        return
    with pytest.raises(OSError, match="No space"):
        publish(folder, state, NEW, KEY)
    assert read_folder(folder)[0] == old
    assert names(folder) == sorted(FILES)
    assert names(state) == []


def test_a_disk_that_fails_between_two_files_leaves_it_to_be_finished(
    folder, state, old, monkeypatch
):
    real, left = os.replace, [2]  # one file, and then no more

    def failing(*arguments):
        left[0] -= 1
        if left[0] == 0:
            raise OSError(errno.EIO, "Input/output error")
        return real(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", failing)
        with pytest.raises(OSError, match="Input/output error"):
            publish(folder, state, NEW, KEY)
    assert pending(state).key == KEY
    assert names(folder) == sorted(FILES)

    assert finish(folder, state) == Finished(journal=pending(state))
    assert read_folder(folder)[0] == old | NEW


def test_only_knowledge_files_are_published(folder, state):
    for name in ("notes.txt", "../faq.yaml"):
        with pytest.raises(ValueError, match="no knowledge file"):
            publish(folder, state, {name: "text"}, KEY)
    assert names(state) == []


def test_a_text_that_is_none_changes_nothing(folder, state, old):
    for texts, note in [({"faq.yaml": "\ud800"}, {}), (NEW, {"who": "\ud800"})]:
        with pytest.raises(UnicodeEncodeError):
            publish(folder, state, texts, KEY, note)
    assert read_folder(folder)[0] == old
    assert names(state) == []


@POSIX
def test_a_link_out_of_the_folder_is_not_followed(folder, state):
    outside = folder.parent / "outside.yaml"
    (folder / "faq.yaml").rename(outside)
    (folder / "faq.yaml").symlink_to(outside)
    before = outside.read_bytes()
    with pytest.raises(PublishError, match=r"faq\.yaml is a link"):
        publish(folder, state, NEW, KEY)
    assert outside.read_bytes() == before
    assert names(state) == []


def test_line_ends_and_the_byte_order_mark_are_published_as_they_are(folder, state):
    text = "\ufeffa: 1\r\nb: 2\r\n"
    publish(folder, state, {"faq.yaml": text}, KEY)
    assert (folder / "faq.yaml").read_bytes() == text.encode()
