"""A source that should have been read again: the answer says so, from the day after its last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.app import create_bot
from bot.core.saying import wording
from tests.discord_app.conftest import shipped_settings
from tests.discord_app.reading import text_of

ASKED = "do they honor ice holds?"
MISSED = {"en": "read a source of this answer again", "es": "volver a leer una fuente"}
SHARE = "Share here (shows your name)"


class Calendar:
    """The day as the host sees it."""

    def __init__(self) -> None:
        self.day = date(2017, 8, 29)

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def simcord_bot(tmp_path, calendar):
    return create_bot(shipped_settings(tmp_path / "state"), calendar)


@pytest.fixture
def last_day(shipped):
    """The last day on which no source of the answer is late."""
    entry = shipped.knowledge.entry("ice-detainers")
    sources = shipped.knowledge.sources
    documents = [
        sources.documents[sources.passages[p].document]
        for s in entry.statements()
        for p in s.source
    ]
    return min(each.read.on + timedelta(days=each.review_after_days) for each in documents)


async def test_the_day_is_that_of_the_question_and_not_of_the_start(ask, calendar, last_day):
    calendar.day = last_day
    assert MISSED["en"] not in text_of(await ask(ASKED))

    calendar.day += timedelta(days=1)
    late = text_of(await ask(ASKED))
    assert MISSED["en"] in late
    assert f"by {wording.day(last_day, 'en')}" in late

    calendar.day = last_day
    assert MISSED["en"] not in text_of(await ask(ASKED))


async def test_every_way_to_the_answer_says_so(alice, channel, calendar, last_day):
    calendar.day = last_day
    shown = await alice.slash(channel, "ask", question=ASKED)
    assert MISSED["en"] not in text_of(shown.response)

    calendar.day += timedelta(days=1)
    shared = await alice.click(shown.response, label=SHARE)
    assert MISSED["en"] in text_of(shared.response)
    await alice.click(shown.response, label="Español")
    assert MISSED["es"] in text_of(channel.history(viewer=alice)[0])


async def test_a_direct_message_and_a_message_of_another_say_so(
    simcord_env, alice, channel, calendar, last_day
):
    calendar.day = last_day + timedelta(days=1)
    message = await alice.send(channel, ASKED)
    result = await alice.context_menu(channel, "Answer this", message)
    assert MISSED["en"] in text_of(result.response)

    await simcord_env.advance_time(4)
    await alice.send_dm("¿Denver cumple las solicitudes de detención de ICE?")
    assert MISSED["es"] in text_of(alice.user.dm_channel.last_message)


async def test_a_choice_and_a_no_of_no_entry_have_no_such_notice(ask, calendar, last_day):
    calendar.day = last_day + timedelta(days=4000)

    for question in ("ice", "does aurora honor ice detainers"):
        text = text_of(await ask(question))
        assert MISSED["en"] not in text
        assert MISSED["es"] not in text
