"""`/ask`: private, in the asker's language, with suggestions while typing."""

from __future__ import annotations

import asyncio
import gc

import pytest

from bot.discord_app.stateless import StatelessView
from tests.discord_app.reading import buttons_of, text_of


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Was the ordinance passed by the city council?", "KDVR"),
        ("¿Quién aprobó la ordenanza de Denver?", "KDVR"),
        ("what did dave williams write to trump", "Colorado Springs Gazette"),
        ("do they honor ice holds", "It does not bind ICE"),
    ],
)
async def test_an_answer_names_its_outlet_and_only_the_asker_sees_it(
    alice, channel, question, says
):
    result = await alice.slash(channel, "ask", question=question)

    assert result.ephemeral
    assert says in text_of(result.response)


async def test_an_answer_carries_marks_links_a_date_and_buttons(alice, channel):
    result = await alice.slash(channel, "ask", question="who passed the denver ordinance")

    text = text_of(result.response)
    assert "¹" in text
    assert "](<https://" in text
    assert "2017" in text
    assert "not legal advice" in text
    assert list(buttons_of(result.response)) == [
        "Sources",
        "Related",
        "Español",
        "Share here (shows your name)",
    ]


async def test_an_unclear_question_gets_a_choice_and_a_way_out(alice, channel):
    result = await alice.slash(channel, "ask", question="ice")

    labels = list(buttons_of(result.response))
    assert "Did you mean" in text_of(result.response)
    assert 3 <= len(labels) <= 5
    assert labels[-2:] == ["None of these", "Español"]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("does aurora honor ice detainers", "Denver"),
        ("what is the weather", "ordinance"),
        ("👍👍", "question"),
    ],
)
async def test_a_refusal_says_what_to_do_next(alice, channel, question, says):
    result = await alice.slash(channel, "ask", question=question)

    text = text_of(result.response)
    assert says.lower() in text.lower()
    assert len(text) > 60


async def test_suggestions_come_on_the_third_letter_with_or_without_accents(alice, channel):
    for typed in ("det", "car", "órd", "ord"):
        choices = await alice.autocomplete(channel, "ask", "question", typed)

        assert 1 <= len(choices) <= 25, typed
        assert all(len(choice["name"]) <= 100 for choice in choices)
        assert all(choice["value"].startswith("entry:") for choice in choices)


async def test_a_picked_suggestion_is_answered_by_that_very_entry(alice, channel):
    choices = await alice.autocomplete(channel, "ask", "question", "vote")
    picked = next(choice for choice in choices if choice["value"] == "entry:vote-count")

    result = await alice.slash(channel, "ask", question=picked["value"])

    assert picked["name"] in text_of(result.response)


async def test_a_second_question_at_once_gets_a_private_notice(simcord_env, alice, channel):
    await alice.slash(channel, "ask", question="who passed the denver ordinance")

    early = await alice.slash(channel, "ask", question="who passed the denver ordinance")
    await simcord_env.advance_time(4)
    later = await alice.slash(channel, "ask", question="who passed the denver ordinance")

    assert early.ephemeral
    assert "wait 3 s" in text_of(early.response)
    assert "KDVR" in text_of(later.response)


async def test_an_error_of_ours_is_an_apology_and_no_silence(
    simcord_env, simcord_bot, alice, channel, monkeypatch, capsys
):
    def broken(*_args, **_kwargs):
        message = "canary question text"
        raise RuntimeError(message)

    monkeypatch.setattr(simcord_bot.desk, "reply", broken)

    result = await alice.slash(channel, "ask", question="who passed the denver ordinance")

    assert "went wrong" in text_of(result.response)
    assert "canary" not in "".join(capsys.readouterr())
    assert [type(error.__cause__) for error in simcord_env.errors] == [RuntimeError]


async def test_an_answer_that_is_sent_is_let_go(alice, channel):
    await alice.slash(channel, "ask", question="who passed the denver ordinance")
    gc.collect()
    kept = [one for one in gc.get_objects() if type(one) is StatelessView]
    waiting = [task for task in asyncio.all_tasks() if "timeout" in repr(task.get_coro())]
    assert (kept, waiting) == ([], [])
