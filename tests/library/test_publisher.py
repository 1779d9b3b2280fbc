"""An edit is tried, tested, written, live and recorded; or nothing of it is."""

from __future__ import annotations

import asyncio
import gc
import shutil
from dataclasses import replace
from datetime import date

import pytest

from bot.core.answer import answer
from bot.core.editing.edit import PutEntryText, ReplaceFile, Resume, Suspend, Undo
from bot.core.loading.parse import FILES
from bot.core.snapshot import Snapshot
from bot.library.folder import read_folder, revision_of
from bot.library.judge import judge
from bot.library.last_good import read_last_good
from bot.library.proposal import (
    Blocked,
    Conflict,
    NothingChanged,
    Published,
    ReasonWanted,
)
from bot.library.publishing import pending
from bot.library.recover import recover
from bot.library.trial import NotApplicableError
from tests.library.small import (
    block,
    clearer,
    contents,
    edited,
    harmless,
    published,
    refused,
    save,
    signed,
    versions,
    wrong,
)


@pytest.fixture
def built(publisher):
    """The snapshots in memory that were made after what is live."""
    known = {id(one) for one in gc.get_objects() if isinstance(one, Snapshot)}
    return lambda: [
        one for one in gc.get_objects() if isinstance(one, Snapshot) and id(one) not in known
    ]


WITHDRAWN = Suspend(
    id="mayor-words", en="Being read again.", es="Se lee de nuevo.", since=date(2026, 11, 23)
)


# Proposing


async def test_a_proposal_changes_nothing(faq, state, publisher):
    live, before = publisher.library.current.revision, contents(faq, state)
    proposal = await publisher.propose(clearer(faq))
    assert proposal.is_sound
    assert not proposal.wants_reason
    assert proposal.changed == ("faq.yaml",)
    assert [type(change).__name__ for change in proposal.changes] == ["EntryEdited"]
    assert proposal.comparison.counts() == {"unchanged": 6}
    assert publisher.library.current.revision == live
    assert contents(faq, state) == before


async def test_an_edit_that_does_not_fit_is_told(faq, publisher):
    missing = replace(WITHDRAWN, id="no-such")
    with pytest.raises(NotApplicableError, match="no-such"):
        await publisher.propose(missing)
    edit = clearer(faq)
    await published(publisher, edit)
    with pytest.raises(NotApplicableError, match="changed"):
        await publisher.propose(edit)


# Publishing


async def test_only_the_edited_bytes_are_written(faq, publisher):
    for name in FILES:  # whatever an editor's program does, these files have
        text = (faq / name).read_bytes().replace(b"\n", b"\r\n")
        (faq / name).write_bytes(b"\xef\xbb\xbf" + text)
    await publisher.reload()
    before = contents(faq)
    text = block(faq, "council-vote").replace("did the council say yes", "did the council agree")
    await published(publisher, PutEntryText(id="council-vote", text=text))
    changed = before[faq / "faq.yaml"].replace(b"did the council say yes", b"did the council agree")
    assert contents(faq) == before | {faq / "faq.yaml": changed}


async def test_what_is_published_is_live_recorded_and_the_last_good_one(faq, state, publisher):
    parent = publisher.library.current.revision
    found = await published(publisher, clearer(faq), "a plainer word")
    texts, _ = read_folder(faq)
    assert publisher.library.texts == texts
    assert publisher.library.current.revision == revision_of(texts) != parent
    assert read_last_good(state).texts == texts
    assert pending(state) is None
    newest, first = await versions(publisher)
    assert found.version == newest
    assert (newest.who, newest.via, newest.why) == ("Marigold", "discord", "a plainer word")
    assert (newest.parent, newest.revision) == (parent, revision_of(texts))
    assert "council-vote" in newest.changes[0]
    assert (first.who, first.via, first.changes) == ("file", "file", ())
    assert await publisher.recorder.history.texts(newest.number) == texts
    # The watch sees the files that were written, and there is nothing to do.
    assert await publisher.reload() == NothingChanged()


async def test_only_the_newest_sound_proposal_is_held_ready(faq, publisher, built):
    older = await publisher.propose(clearer(faq))
    newer = await publisher.propose(harmless(faq))
    await publisher.propose(wrong(faq))
    del older
    gc.collect()
    assert [snapshot.revision for snapshot in built()] == [revision_of(newer.texts)]
    del newer
    gc.collect()
    assert built() == []


async def test_a_proposal_that_is_not_held_ready_any_more_goes_live_all_the_same(faq, publisher):
    older = await publisher.propose(clearer(faq))
    await publisher.propose(harmless(faq))
    assert isinstance(await publisher.publish(older, signed()), Published)
    assert publisher.library.current.revision == revision_of(older.texts)
    assert publisher.library.texts == older.texts


async def test_the_same_again_is_nothing(faq, publisher):
    text = (faq / "faq.yaml").read_text()
    proposal = await publisher.propose(ReplaceFile(name="faq.yaml", text=text))
    assert await publisher.publish(proposal, signed()) == NothingChanged()


@pytest.mark.parametrize(
    ("edit", "rules"),
    [
        (lambda faq: edited(faq, "mayor-words", "article-message", "no-such"), "unknown-passage"),
        (wrong, "now-wrong"),
    ],
)
async def test_an_edit_that_does_harm_is_blocked(faq, state, publisher, edit, rules):
    live, before = publisher.library.current.revision, contents(faq, state)
    proposal = await publisher.propose(edit(faq))
    found = await publisher.publish(proposal, signed("because"))
    assert found == Blocked(proposal)
    assert rules in {problem.rule for problem in found.proposal.errors}
    assert all(problem.line for problem in found.proposal.errors)
    assert publisher.library.current.revision == live
    assert contents(faq, state) == before


async def test_a_question_that_falls_silent_wants_a_reason(faq, publisher):
    proposal = await publisher.propose(refused(faq))
    for no_reason in ("", " \n"):
        assert await publisher.publish(proposal, signed(no_reason)) == ReasonWanted(proposal)
    found = await publisher.publish(proposal, signed("nobody asks that"))
    assert found.version.why == "nobody asks that"


async def test_two_editors_at_once_see_each_others_changes(faq, publisher):
    one = await publisher.propose(clearer(faq))
    other = await publisher.propose(harmless(faq))
    first, second = await asyncio.gather(
        publisher.publish(one, signed()), publisher.publish(other, signed())
    )
    assert isinstance(first, Published)
    assert isinstance(second, Conflict)
    assert [change.id for change in second.theirs] == ["council-vote"]
    assert [change.id for change in second.mine] == ["mayor-words"]
    again = await publisher.propose(other.edit)  # each block is as its editor saw it
    assert isinstance(await publisher.publish(again, signed()), Published)
    assert len(await versions(publisher)) == 3


async def test_what_is_begun_is_ended_though_its_caller_is_gone(faq, publisher, monkeypatch):
    proposal = await publisher.propose(clearer(faq))
    settling, goes_on = asyncio.Event(), asyncio.Event()
    settle = publisher.recorder.settle

    async def slowly(*arguments):
        settling.set()
        await goes_on.wait()
        await settle(*arguments)

    monkeypatch.setattr(publisher.recorder, "settle", slowly)
    task = asyncio.create_task(publisher.publish(proposal, signed()))
    await settling.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    goes_on.set()
    assert await publisher.reload() == NothingChanged()
    assert publisher.library.texts == read_folder(faq)[0] == proposal.texts
    assert len(await versions(publisher)) == 2


# Withdrawing an answer


async def test_a_withdrawn_answer_stays_in_the_index_and_comes_back(publisher):
    question = publisher.library.current.knowledge.entry("mayor-words").question.en
    await published(publisher, WITHDRAWN)
    found = answer(question, publisher.library.current).outcome.entry
    assert (found.id, found.suspended.en) == ("mayor-words", "Being read again.")
    await published(publisher, Resume(id="mayor-words"))
    assert answer(question, publisher.library.current).outcome.entry.suspended is None


def saved_but_not_live(faq):
    save(faq, "did the council say yes", "did the council agree")


def broken_elsewhere(faq):
    save(faq, "kind: answer\n  topic: ordinance", "kind: no-such\n  topic: ordinance")


def no_yaml(faq):
    save(faq, "- id: council-vote", "- id: [council-vote")


def file_gone(faq):
    (faq / "faq.yaml").unlink()


def folder_gone(faq):
    shutil.rmtree(faq)


@pytest.mark.parametrize(
    ("what", "in_file"),
    [
        (saved_but_not_live, True),
        (broken_elsewhere, None),
        (no_yaml, False),
        (file_gone, False),
        (folder_gone, False),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
async def test_in_whatever_state_the_folder_is_an_answer_can_be_withdrawn(
    faq, state, publisher_of, publisher, what, in_file
):
    edit = clearer(faq)
    what(faq)
    before = contents(faq) if faq.exists() else {}
    other = await publisher.propose(edit)
    assert isinstance(await publisher.publish(other, signed()), Conflict)
    assert (contents(faq) if faq.exists() else {}) == before

    found = await publisher.publish(await publisher.propose(WITHDRAWN), signed("not sure"))
    assert isinstance(found, Published)
    assert found.version.why == "not sure"
    assert publisher.library.current.knowledge.entry("mayor-words").suspended
    if in_file is not None:
        assert found.in_file is in_file
    if found.in_file:
        assert "Being read again." in (faq / "faq.yaml").read_text()
    # After a restart it stays withdrawn.
    recover(faq, state)
    after = publisher_of(publisher.recorder.history)
    await after.start()
    assert after.library.current.knowledge.entry("mayor-words").suspended
    assert len(await versions(publisher)) == 2


async def test_no_broken_file_stands_in_the_way_of_withdrawing(faq, root, publisher):
    proposal = await publisher.propose(WITHDRAWN)
    invalid = root / "tests" / "examples"
    examples = [*invalid.glob("invalid/*/faq.yaml"), *invalid.glob("bad_bytes/*/faq.yaml")]
    assert len(examples) > 50
    for example in examples:
        shutil.copy(example, faq)
        try:
            publisher._files(proposal)  # to publish each would take a minute
        except Exception as error:  # noqa: BLE001 - whatever it is
            pytest.fail(f"{example.parent.name}: {error!r}")


# Saved files


async def test_a_saved_file_is_live_and_in_the_history(faq, publisher):
    parent = publisher.library.current.revision
    save(faq, "did the council say yes", "did the council agree")
    found = await publisher.reload()
    assert publisher.library.texts == read_folder(faq)[0]
    newest = (await versions(publisher))[0]
    assert found == Published(newest)
    assert (newest.who, newest.via, newest.why, newest.parent) == ("file", "file", "", parent)
    assert "council-vote" in newest.changes[0]


async def test_a_saved_file_with_an_error_is_not_live(faq, publisher):
    live = publisher.library.current.revision
    file_gone(faq)
    found = await publisher.reload()
    assert [problem.rule for problem in found.proposal.errors] == ["missing-file"]
    assert publisher.library.current.revision == live


# Taking back


async def test_the_newest_version_is_taken_back_to_the_byte(faq, publisher):
    before = contents(faq)
    number = (await published(publisher, clearer(faq))).version.number
    await published(publisher, await publisher.undoing(number), "as it was")
    assert contents(faq) == before
    assert len(await versions(publisher)) == 3


async def test_an_older_version_is_taken_back_and_what_came_later_stays(faq, publisher):
    number = (await published(publisher, clearer(faq))).version.number
    await published(publisher, harmless(faq))
    await published(publisher, await publisher.undoing(number))
    text = (faq / "faq.yaml").read_text()
    assert "did the council say yes" in text
    assert "a quote from the mayor" in text


async def test_what_was_changed_again_cannot_be_taken_back(faq, publisher):
    number = (await published(publisher, clearer(faq))).version.number
    await published(publisher, edited(faq, "council-vote", "council agree", "council concur"))
    undo = await publisher.undoing(number)
    assert isinstance(undo, Undo)
    with pytest.raises(NotApplicableError, match="changed again"):
        await publisher.propose(undo)


async def test_the_first_version_and_one_that_is_none_cannot_be_taken_back(publisher):
    for number in (0, 1, 2, 99):
        assert await publisher.undoing(number) is None


# The gate


async def test_edits_are_judged_one_at_a_time(faq, publisher_of, history):
    judging = 0

    async def alone(case):
        nonlocal judging
        judging += 1
        assert judging == 1
        await asyncio.sleep(0)
        judging -= 1
        return judge(case)

    publisher = publisher_of(history, alone)
    await asyncio.gather(*(publisher.propose(clearer(faq)) for _ in range(3)))
