"""Whatever fails under an edit, it is live and recorded in the end, or nothing changed."""

from __future__ import annotations

import errno
import os
import sqlite3
from itertools import pairwise

import pytest

from bot.core.editing.edit import Undo
from bot.library.folder import read_folder, revision_of
from bot.library.proposal import (
    Failed,
    Published,
)
from bot.library.publishing import pending
from bot.library.recover import recover
from bot.store.engine import FILE
from bot.store.errors import StoreError
from tests.library.small import clearer, contents, harmless, published, save, signed, versions


@pytest.fixture
def locked(state):
    """Another process that writes into the history and does not end."""
    other = sqlite3.connect(state / FILE, isolation_level=None)
    yield lambda on: other.execute("BEGIN EXCLUSIVE" if on else "ROLLBACK")
    other.close()


def fail(monkeypatch, call, number, code=errno.ENOSPC):
    """From now on the n-th such call fails, and all after it."""
    real, left = getattr(os, call), [number]

    def failing(*arguments, **named):
        left[0] -= 1
        if left[0] <= 0:
            raise OSError(code, os.strerror(code))
        return real(*arguments, **named)

    monkeypatch.setattr(os, call, failing)


# The history fails


async def test_without_a_history_files_go_live_and_nothing_is_published(faq, publisher_of):
    publisher = publisher_of(None)
    await publisher.start()
    proposal = await publisher.propose(clearer(faq))
    before = contents(faq)
    assert isinstance(await publisher.publish(proposal, signed()), Failed)
    assert contents(faq) == before
    assert await publisher.undoing(1) is None
    save(faq, "did the council say yes", "did the council agree")
    found = await publisher.reload()
    assert found.version is None
    assert publisher.library.texts == read_folder(faq)[0]


async def test_under_a_lock_an_edit_is_recorded_later_and_the_next_waits(
    faq, state, publisher, locked
):
    locked(True)
    found = await publisher.publish(await publisher.propose(clearer(faq)), signed("first"))
    assert isinstance(found, Published)
    assert found.version is None
    assert "another process" in found.unrecorded
    assert publisher.library.texts == read_folder(faq)[0]
    assert pending(state)

    before, live = contents(faq), publisher.library.current.revision
    proposal = await publisher.propose(harmless(faq))
    found = await publisher.publish(proposal, signed("second"))
    assert isinstance(found, Failed)
    assert "another process" in found.reason
    assert contents(faq) == before
    assert publisher.library.current.revision == live

    locked(False)
    assert isinstance(await publisher.publish(proposal, signed("second")), Published)
    assert [version.why for version in await versions(publisher)] == ["second", "first", ""]


async def test_a_history_locked_at_the_start_stops_nothing(faq, publisher_of, history, locked):
    locked(True)
    publisher = publisher_of(history)
    await publisher.start()
    save(faq, "did the council say yes", "did the council agree")
    found = await publisher.reload()
    assert found.version is None
    assert publisher.library.texts == read_folder(faq)[0]
    locked(False)
    await published(publisher, harmless(faq))
    assert [version.who for version in await versions(publisher)] == ["Marigold", "file"]


async def test_versions_that_met_a_lock_are_recorded_in_their_order(
    faq, publisher, locked, monkeypatch
):
    proposal = await publisher.propose(clearer(faq))
    record = publisher.recorder.record

    async def meets_a_lock(*arguments):
        locked(True)
        return await record(*arguments)

    monkeypatch.setattr(publisher.recorder, "record", meets_a_lock)
    found = await publisher.publish(proposal, signed("for good reasons"))
    assert found.version is None
    assert "history" in found.unrecorded
    assert publisher.library.texts == read_folder(faq)[0] == proposal.texts
    monkeypatch.undo()
    save(faq, "quote from the mayor please", "a quote from the mayor")
    assert (await publisher.reload()).version is None
    locked(False)
    save(faq, "what were hancock's words", "hancock's words")
    await publisher.reload()
    *newer, _ = told = await versions(publisher)
    assert [version.who for version in told] == ["file", "file", "Marigold", "file"]
    assert newer[-1].why == "for good reasons"
    for version, parent in pairwise(told):
        assert version.parent == parent.revision
        texts = await publisher.recorder.history.texts(version.number)
        assert revision_of(texts) == version.revision


async def test_what_a_kill_left_unrecorded_is_recorded_at_the_next_start(
    faq, state, publisher_of, publisher, monkeypatch
):
    async def fails(*_):
        raise StoreError("The history is locked.")

    proposal = await publisher.propose(clearer(faq))
    record = type(publisher.recorder.history).record
    monkeypatch.setattr(publisher.recorder.history, "record", fails)
    found = await publisher.publish(proposal, signed("for good reasons"))
    assert found.unrecorded == "The history is locked."
    monkeypatch.setattr(
        publisher.recorder.history, "record", record.__get__(publisher.recorder.history)
    )
    recover(faq, state)
    after = publisher_of(publisher.recorder.history)
    await after.start()
    newest = (await versions(after))[0]
    assert (newest.who, newest.why) == ("Marigold", "for good reasons")
    assert newest.revision == after.library.current.revision
    assert pending(state) is None


# The disk fails


@pytest.mark.parametrize(
    ("call", "number"), [("write", 1), ("write", 2), ("fsync", 1), ("link", 1)]
)
async def test_a_full_disk_changes_nothing(faq, state, publisher, monkeypatch, call, number):
    proposal, before = await publisher.propose(clearer(faq)), contents(faq)
    live = publisher.library.current.revision
    with monkeypatch.context() as patched:
        fail(patched, call, number)
        if call == "link":
            fail(patched, "replace", 1)
        found = await publisher.publish(proposal, signed())
    assert isinstance(found, Failed)
    assert "No space left" in found.reason
    assert contents(faq) == before
    assert pending(state) is None
    assert publisher.library.current.revision == live
    assert isinstance(await publisher.publish(proposal, signed()), Published)


@pytest.mark.parametrize("number", [1, 2], ids=["state", "folder"])
async def test_where_nothing_may_be_written_nothing_is(faq, state, publisher, monkeypatch, number):
    proposal, before = await publisher.propose(clearer(faq)), contents(faq)
    real, left = os.open, [number]

    def read_only(path, flags, *more, **named):
        if flags & os.O_CREAT:
            left[0] -= 1
            if left[0] <= 0:
                raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(path, flags, *more, **named)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", read_only)
        found = await publisher.publish(proposal, signed())
    assert isinstance(found, Failed)
    assert "Read-only file system" in found.reason
    assert contents(faq) == before
    assert pending(state) is None


async def test_a_disk_that_fails_between_two_files_never_shows_a_half_edit(
    faq, state, publisher, monkeypatch
):
    live = publisher.library.current.revision
    text = read_folder(faq)[0]["questions.yaml"] + "# more\n"
    both = Undo(
        before={**publisher.library.texts, "questions.yaml": text, "faq.yaml": faq_of(faq)},
        after=publisher.library.texts,
    )
    proposal = await publisher.propose(both)
    assert len(proposal.changed) == 2
    with monkeypatch.context() as patched:
        fail(patched, "replace", 2, errno.EIO)
        found = await publisher.publish(proposal, signed("two files"))
        assert isinstance(found, Failed)
        assert "rest" in found.reason
        half = read_folder(faq)[0]
        assert half not in (publisher.library.texts, proposal.texts)
        fail(patched, "open", 1, errno.EIO)
        assert isinstance(await publisher.reload(), Failed)
    assert publisher.library.current.revision == live
    # The disk is back.
    found = await publisher.reload()
    assert read_folder(faq)[0] == proposal.texts == publisher.library.texts
    assert (found.version.who, found.version.why) == ("Marigold", "two files")
    assert pending(state) is None
    assert len(await versions(publisher)) == 2


def faq_of(faq):
    return (faq / "faq.yaml").read_text().replace("did the council say yes", "did they agree")
