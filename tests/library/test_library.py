"""The live FAQ knows its day, and the terminal shows what that day makes of an answer."""

from __future__ import annotations

import gc
import json
import pickle
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.cli.asking import ask_once
from bot.cli.batches import answer_batch
from bot.core.answer import answer
from bot.core.matching.remembering import Remembering
from bot.library.library import Library
from bot.library.load import load

DETAINERS = "Does Denver honor ICE detainer requests?"
MISSED = "read a source of this answer again"


@pytest.fixture
def last_day(shipped):
    """The last day on which no source of the answer is late."""
    sources, entry = shipped.knowledge.sources, shipped.knowledge.entry("ice-detainers")
    passages = {sources.passages[p] for s in entry.statements() for p in s.source}
    documents = [sources.documents[passage.document] for passage in passages]
    return min(each.read.on + timedelta(days=each.review_after_days) for each in documents)


@pytest.fixture
def shown(capsys, tmp_path):
    """What `ask` and both forms of the batch write for one question."""

    def asked(snapshot):
        (tmp_path / "questions").write_text(DETAINERS)
        ask_once(DETAINERS, snapshot, why=False)
        screen = re.sub(r"[│\s]+", " ", capsys.readouterr().out)
        answer_batch(str(tmp_path / "questions"), snapshot, as_json=True)
        return screen, json.loads(capsys.readouterr().out)["text"]

    return asked


def test_each_taking_has_the_day_on_which_it_is_taken(shipped):
    days = iter([date(2026, 12, 31), date(2027, 1, 1)])
    library = Library(shipped, lambda: next(days))

    assert library.current.today == date(2026, 12, 31)
    taken = library.current
    assert taken.today == date(2027, 1, 1)
    assert taken.index is shipped.index


def test_without_another_calendar_it_is_the_day_of_the_host(shipped):
    before = date.today()  # noqa: DTZ011 - the day where the host is
    assert before <= Library(shipped).current.today <= before + timedelta(days=1)


def test_the_terminal_says_what_should_have_been_read_again(shipped, shown, last_day):
    for said in shown(replace(shipped, today=last_day)):
        assert MISSED not in said
    for said in shown(replace(shipped, today=last_day + timedelta(days=1))):
        assert MISSED in said


def test_the_lint_warns_from_the_same_day_as_the_answer(root, shipped):
    documents = shipped.knowledge.sources.documents.values()
    last = min(each.read.on + timedelta(days=each.review_after_days) for each in documents)

    def warned(day):
        return {problem.rule for problem in load(root / "knowledge", day).problems}

    assert "review-due" not in warned(last)
    assert "review-due" in warned(last + timedelta(days=1))


def test_an_encoder_that_fails_keeps_no_faq_from_being_live(shipped):
    library = Library(shipped)

    def fails(texts):
        raise MemoryError

    library._encoders = fails, fails
    library.exchange(replace(shipped, revision="next"), {"faq.yaml": ""})
    snapshot, texts = library.live
    assert (snapshot.revision, texts) == ("next", {"faq.yaml": ""})
    assert not snapshot.index.reads_meaning


def test_a_faq_that_is_replaced_is_freed_at_once(root):
    """What holds itself is found by a collector only, which stops all answers meanwhile."""

    def remembering():
        return {id(one) for one in gc.get_objects() if isinstance(one, Remembering)}

    library = Library.open(root / "tests" / "examples" / "base")
    library.warm()
    answer("who approved the ordinance", library.current)
    before, (snapshot, texts) = remembering(), library.live
    gc.disable()
    try:
        library.exchange(pickle.loads(pickle.dumps(snapshot)), texts)
        mine = remembering() - before
        del snapshot
        assert len(before - remembering()) == len(mine) > 1
    finally:
        gc.enable()
