"""A good save goes live; a bad one is told once, in words that its editor can act on."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re

import pytest

from bot.library.folder import read_folder
from bot.library.follow import Times, follow
from bot.library.gate import GateError
from bot.library.proposal import Blocked, Failed, NothingChanged, Published
from tests.library.small import ANSWERED, DRAWN, VOTE, WORDS, judged_here, save

EVERY, GRACE = 0.01, 77.0
TIMES = Times(grace=GRACE, every=EVERY, soonest=0.05, latest=0.1)
GOOD = ("did the council say yes", "did the council agree")
BAD = ("kind: answer\n  topic: ordinance", "kind: anser\n  topic: ordinance")


class Following:
    """A folder that is followed; its grace is over when the test says so."""

    def __init__(self, publisher, faq):
        self.publisher, self.folder = publisher, faq
        self.told, self.found, self.tells = [], asyncio.Queue(), asyncio.Queue()
        self.grace_is_over = asyncio.Event()
        self._reload = publisher.reload
        publisher.reload = self.reload

    async def reload(self):
        found = await self._reload()
        self.found.put_nowait(found)
        return found

    async def tell(self, text):
        self.told.append(text)
        self.tells.put_nowait(text)

    async def after(self, *saved, file="faq.yaml"):
        """What becomes of a save."""
        if saved:
            save(self.folder, *saved, file=file)
        return await asyncio.wait_for(self.found.get(), 20)

    async def next_told(self):
        return await asyncio.wait_for(self.tells.get(), 20)


@pytest.fixture
async def following(publisher, faq, monkeypatch):
    """Starts to follow; what is there was looked at when it is given."""
    home = Following(publisher, faq)
    real = asyncio.sleep

    async def sleep(seconds):
        if seconds == GRACE:
            await home.grace_is_over.wait()
        else:
            await real(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    task = asyncio.create_task(follow(publisher, faq, home.tell, TIMES))
    assert await home.after() == NothingChanged()
    yield home
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def warned(caplog):
    return [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]


async def test_a_good_save_goes_live_without_a_word(following, caplog):
    assert isinstance(await following.after(*GOOD), Published)
    assert following.publisher.library.texts == read_folder(following.folder)[0]
    following.grace_is_over.set()
    await following.after("quote from the mayor please", "a quote from the mayor")
    assert following.told == warned(caplog) == []


async def test_a_bad_save_is_logged_with_its_place_and_told_after_the_grace(following, caplog):
    live = following.publisher.library.current.revision
    assert isinstance(await following.after(*BAD), Blocked)
    assert following.told == []
    following.grace_is_over.set()
    text = await following.next_told()
    assert re.search(r"^faq\.yaml:3:9: error\[unknown-choice\] `anser`", text, re.MULTILINE)
    assert f"FAQ {live} goes on answering" in text
    assert warned(caplog) == [text]
    assert following.publisher.library.current.revision == live


async def test_a_question_that_would_be_answered_wrongly_is_told_with_its_line(following, caplog):
    text = (following.folder / "faq.yaml").read_text()
    (following.folder / "faq.yaml").write_text(text.replace(ANSWERED, VOTE).replace(WORDS, DRAWN))
    await following.after()
    following.grace_is_over.set()
    assert (
        "questions.yaml:4:10: error[now-wrong] the question would now be answered mayor-words."
        in await following.next_told()
    )


async def test_what_is_mended_in_time_raises_no_alarm(following):
    await following.after(*BAD)
    await following.after(*reversed(BAD))
    following.grace_is_over.set()
    await following.after(*GOOD)
    await following.after("quote from the mayor please", "a quote from the mayor")
    assert following.told == []


SOURCE = ("  article-vote:", "  article-ballot:")
CITED = ("source: article-vote", "source: article-ballot")


@pytest.mark.parametrize("source_first", [True, False])
async def test_an_edit_of_two_files_raises_no_alarm_in_whichever_order(following, source_first):
    steps = [(SOURCE, "sources.yaml"), (CITED, "faq.yaml")]
    first, second = steps if source_first else reversed(steps)
    assert isinstance(await following.after(*first[0], file=first[1]), Blocked)
    assert isinstance(await following.after(*second[0], file=second[1]), Published)
    following.grace_is_over.set()
    await following.after(*GOOD)
    assert following.told == []


async def test_after_an_alarm_it_is_told_when_all_is_in_order(following):
    following.grace_is_over.set()
    await following.after(*BAD)
    await following.next_told()
    await following.after(*reversed(BAD))
    live = following.publisher.library.current.revision
    assert await following.next_told() == (
        f"The knowledge folder is in order again: FAQ {live} is live."
    )
    await following.after(*GOOD)
    assert len(following.told) == 2


async def test_the_same_trouble_is_logged_and_told_once(following, caplog):
    following.grace_is_over.set()
    await following.after(*BAD)
    first = await following.next_told()
    await following.after("quote from the mayor please", "a quote from the mayor")
    (following.folder / "faq.yaml").touch()
    await following.after()
    assert following.told == warned(caplog) == [first]
    await following.after("kind: anser", "kind: answr")
    assert "`answr`" in await following.next_told()
    assert len(warned(caplog)) == 2


async def test_trouble_that_comes_back_is_told_again(following):
    following.grace_is_over.set()
    for _ in range(2):
        await following.after(*BAD)
        assert "anser" in await following.next_told()
        await following.after(*reversed(BAD))
        assert "in order again" in await following.next_told()


async def test_a_check_that_fails_is_told(following, monkeypatch):
    async def fails(_):
        raise GateError("The check ended with code 3.")

    following.grace_is_over.set()
    monkeypatch.setattr(following.publisher._trials, "_gate", fails)
    assert isinstance(await following.after(*GOOD), Failed)
    told = await following.next_told()
    assert "The check ended with code 3." in told
    assert "The bot tries again" in told
    monkeypatch.setattr(following.publisher._trials, "_gate", judged_here)
    await following.after("did the council agree", "did the council concur")
    assert "in order again" in await following.next_told()


async def test_a_check_that_failed_is_tried_again_without_another_save(
    following, monkeypatch, caplog
):
    async def fails(_):
        raise GateError("The check ended with code -9.")

    monkeypatch.setattr(following.publisher._trials, "_gate", fails)
    assert isinstance(await following.after(*GOOD), Failed)
    assert isinstance(await following.after(), Failed)
    monkeypatch.setattr(following.publisher._trials, "_gate", judged_here)
    while isinstance(found := await following.after(), Failed):
        pass
    assert isinstance(found, Published)
    assert len(warned(caplog)) == 1
    following.grace_is_over.set()
    # What is in order again in time raised no alarm, and nothing more is tried.
    await following.after("quote from the mayor please", "a quote from the mayor")
    assert following.told == []
    assert following.found.empty()


async def test_an_alarm_comes_although_the_failure_is_tried_again(following, monkeypatch):
    async def fails(_):
        raise GateError("The check ended with code -9.")

    monkeypatch.setattr(following.publisher._trials, "_gate", fails)
    await following.after(*GOOD)
    await following.after()
    following.grace_is_over.set()
    assert "code -9" in await following.next_told()
    await following.after()
    assert len(following.told) == 1


async def test_a_fault_of_the_bot_ends_one_save_and_not_the_following(
    following, monkeypatch, caplog
):
    async def fails(*_):
        raise KeyError("secret")

    following.grace_is_over.set()
    with monkeypatch.context() as patched:
        patched.setattr(following.publisher, "_go_live", fails)
        save(following.folder, *GOOD)
        assert "a fault (KeyError)" in await following.next_told()
    assert "secret" not in caplog.text
    assert isinstance(
        await following.after("quote from the mayor please", "a quote from the mayor"), Published
    )
    assert "in order again" in await following.next_told()


async def test_many_problems_fit_into_one_message(following):
    following.grace_is_over.set()
    text = (following.folder / "faq.yaml").read_text()
    (following.folder / "faq.yaml").write_text(
        text + "".join(f"- id: x{n}\n  kind: {'k ' * 300}\n" for n in range(40))
    )
    await following.after()
    told = await following.next_told()
    assert len(told) < 4000
    assert re.search(r"^… \d+ more: python -m bot check$", told, re.MULTILINE)


async def test_what_was_saved_while_the_bot_was_off_is_a_save_like_any_other(
    faq, publisher_of, publisher, history
):
    live = publisher.library.current.revision
    save(faq, *GOOD)
    after = publisher_of(history)
    await after.start()
    assert after.library.current.revision == live
    following = Following(after, faq)
    task = asyncio.create_task(follow(after, faq, following.tell, TIMES))
    found = await following.after()
    task.cancel()
    await asyncio.wait({task})
    assert isinstance(found, Published)
    assert after.library.texts == read_folder(faq)[0]
    assert found.version.parent == live
