"""What a kill cut off is finished; what nobody tested never becomes the last good FAQ."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.library.folder import read_folder, revision_of
from bot.library.last_good import read_last_good, write_last_good
from bot.library.publishing import pending, publish
from bot.library.recover import from_note, recover, to_note
from bot.store.version import NewVersion
from tests.library.small import save

OLD, NEW = "did the council say yes", "did the council agree"


@pytest.fixture
def old(faq, state):
    """What was live last."""
    texts, _ = read_folder(faq)
    write_last_good(state, texts)
    return texts


@pytest.fixture
def new(old):
    return {**old, "faq.yaml": old["faq.yaml"].replace(OLD, NEW)}


def version_of(texts):
    return NewVersion(
        key="key-1",
        at=datetime(2026, 11, 23, 12, tzinfo=UTC),
        via="discord",
        who="Marigold",
        why="año",
        changes=("one", "dos"),
        revision=revision_of(texts),
        parent=None,
    )


def cut_off(faq, state, old, new, note=None):
    """A publication after which the process was killed before anything was written."""
    changed = {name: text for name, text in new.items() if old[name] != text}
    publish(faq, state, changed, "key-1", to_note(version_of(new)) if note is None else note)
    for name in changed:
        (faq / name).write_text(old[name], encoding="utf-8")


def test_a_note_keeps_all_of_a_version(faq, state, old, new):
    cut_off(faq, state, old, new)
    assert from_note(pending(state)) == version_of(new)


def test_what_was_cut_off_is_finished_and_the_last_good(faq, state, old, new):
    cut_off(faq, state, old, new)
    recover(faq, state)
    assert read_folder(faq)[0] == read_last_good(state).texts == new
    assert pending(state)  # until the history has it


def test_nothing_to_finish_changes_nothing(faq, state, old):
    recover(faq, state)
    assert read_folder(faq)[0] == read_last_good(state).texts == old


@pytest.mark.parametrize("other", ["saved", "missing"])
def test_beside_what_somebody_else_did_it_is_finished_but_not_trusted(faq, state, old, new, other):
    cut_off(faq, state, old, new)
    if other == "saved":
        save(faq, "article-vote:", "article-ballot:", file="sources.yaml")
    else:
        (faq / "sources.yaml").unlink()
    recover(faq, state)
    assert NEW in (faq / "faq.yaml").read_text()
    assert read_last_good(state).texts == old
    assert pending(state) is None


def test_a_version_that_was_live_waits_for_the_history_whatever_the_folder_is(faq, state, old, new):
    cut_off(faq, state, old, new)
    write_last_good(state, new)
    save(faq, "article-vote:", "article-ballot:", file="sources.yaml")
    recover(faq, state)
    assert read_last_good(state).texts == new
    assert from_note(pending(state)) == version_of(new)


@pytest.mark.parametrize("note", [{}, {"who": "x"}, to_note(version_of({})) | {"at": "noon"}])
def test_a_note_of_another_release_is_no_version(faq, state, old, new, note):
    cut_off(faq, state, old, new, note)
    assert from_note(pending(state)) is None
    recover(faq, state)
    assert read_folder(faq)[0] == new
    assert read_last_good(state).texts == old
    assert pending(state) is None
