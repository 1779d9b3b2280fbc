"""What happens between the opening of a form and *Publish*: others edit, time passes, restarts."""

from __future__ import annotations

from bot.app import create_bot
from bot.discord_app.editors.drafts import LIFETIME, SOURCE_LIFETIME
from tests.discord_app.editing.conftest import at_our_time
from tests.discord_app.editing.desk import (
    AGAIN,
    DISCARD,
    PUBLISH,
    RETRY,
    WORDINGS,
    file_of,
    said,
    typed_in,
)
from tests.discord_app.reading import buttons_of

MINE, THEIRS = "who on the council wanted it", "which chamber gave its consent"


async def publish(editor, entry, wording):
    return said(await editor.press(await editor.add_wording(entry, wording), PUBLISH))


async def test_two_editors_of_two_entries_conflict_see_both_and_try_again(
    editor, second, publisher, folder
):
    shown = await editor.add_wording("council-vote", MINE)
    assert "version 2" in await publish(second, "mayor-words", "what hancock stated")

    conflict = await editor.press(shown, PUBLISH)
    told = said(conflict)
    assert "the FAQ has changed since" in told
    theirs, mine = told.split("What you would change:")
    assert "How did the mayor" in theirs
    assert "Who voted" in mine
    assert list(buttons_of(conflict.response)) == [RETRY, AGAIN, DISCARD]
    assert MINE in await file_of(conflict)

    again = await editor.press(conflict, RETRY)
    assert "Who voted" in said(again)
    assert "How did the mayor" not in said(again)
    assert "version 3" in said(await editor.press(again, PUBLISH))
    now = (folder / "faq.yaml").read_text()
    assert MINE in now
    assert "what hancock stated" in now


async def test_a_form_does_not_take_back_unseen_what_others_did_to_its_entry(
    editor, second, publisher, folder
):
    form = await editor.run("edit", entry="council-vote")
    await publish(second, "council-vote", THEIRS)
    typed = f"{typed_in(form)[WORDINGS]}\n{MINE}"
    refused = await editor.send(form, {WORDINGS: typed})

    assert "Somebody changed this entry" in said(refused)
    assert THEIRS in said(refused)
    assert MINE in await file_of(refused)
    assert list(buttons_of(refused.response)) == [AGAIN, DISCARD]

    opened = await editor.press(refused, AGAIN)
    assert typed_in(opened)[WORDINGS] == typed
    shown = await editor.send(opened, {WORDINGS: f"{typed}\n{THEIRS}"})
    await editor.press(shown, PUBLISH)
    now = (folder / "faq.yaml").read_text()
    assert MINE in now
    assert THEIRS in now


async def test_an_entry_that_was_taken_out_meanwhile_does_not_come_back_unseen(
    editor, second, publisher, folder
):
    form = await editor.run("edit", entry="mayor-words")
    removal = await second.run("remove", entry="mayor-words", why="outdated")
    text = (folder / "faq.yaml").read_text()
    assert "version 2" in said(await second.press(removal, PUBLISH))
    assert "id: mayor-words" in text
    refused = await editor.send(form, {WORDINGS: "what hancock stated"})

    assert "took this entry out" in said(refused)
    assert "what hancock stated" in await file_of(refused)
    shown = await editor.send(await editor.press(refused, AGAIN), {})
    assert "new question" in said(shown)


async def test_a_new_entry_does_not_replace_one_that_was_added_meanwhile(editor, second, publisher):
    options = {
        "question_en": "Who voted?",
        "question_es": "¿Quién?",
        "topic": "people",
        "kind": "answer",
        "id": "voters",
    }
    form = await editor.run("add", **options)
    theirs = await second.run("add", **{**options, "question_en": "Whose hands went up?"})
    typed = {
        WORDINGS: "hands up",
        "Wordings in Spanish": "manos arriba",
        "Statements in English": "KDVR reported that the city council did.\n[article-vote]",
        "Statements in Spanish": "KDVR informó que fue el concejo municipal.",
    }
    assert "version 2" in said(await second.press(await second.send(theirs, typed), PUBLISH))

    assert "added an entry of this name" in said(await editor.send(form, typed))
    taken = await editor.run("add", **options)
    assert "already an entry “voters”" in said(taken)


async def test_gone_between_proposal_and_publish(editor, second, publisher):
    shown = await editor.add_wording("mayor-words", "what hancock stated")
    removal = await second.run("remove", entry="mayor-words", why="outdated")
    await second.press(removal, PUBLISH)

    conflict = await editor.press(shown, PUBLISH)
    assert "removed" in said(conflict)


async def test_a_proposal_expires_and_hands_its_text_back(
    editor, publisher, simcord_env, clock, folder
):
    before = (folder / "faq.yaml").read_bytes()
    shown = await editor.add_wording("council-vote", MINE)
    clock[0] += LIFETIME
    late = await editor.press(shown, PUBLISH)
    assert "no longer waiting" in said(late)

    await simcord_env.advance_time(LIFETIME)
    assert "has expired" in said(shown)
    assert not buttons_of(shown.response)
    assert MINE in await file_of(shown)
    assert (folder / "faq.yaml").read_bytes() == before


async def test_what_was_published_does_not_expire(editor, publisher, simcord_env, clock):
    shown = await editor.add_wording("council-vote", MINE)
    await editor.press(shown, PUBLISH)
    clock[0] += LIFETIME
    await simcord_env.advance_time(LIFETIME)

    assert "Live as version 2" in said(shown)


async def test_after_a_restart_a_button_says_that_nothing_waits(
    editor, publisher, simcord_env, host, clock, role, open_desk, history
):
    shown = await editor.add_wording("council-vote", MINE)
    bot = at_our_time(create_bot(host), clock)
    object.__setattr__(bot.editors.home, "role", role.id)
    await simcord_env.restart_bot(bot)
    assert "only just started" in said(await editor.press(shown, PUBLISH))

    await open_desk(bot, history)
    for label in (PUBLISH, AGAIN):
        assert "no longer waiting" in said(await editor.press(shown, label))
    assert MINE in await file_of(shown)
    assert "Discarded" in said(await editor.press(shown, DISCARD))


async def test_a_new_source_waits_an_hour(editor, publisher, clock):
    form = await editor.run("source", name="post-seats", document="post-2017")
    typed = {"What it says there": "The council of Denver had 13 seats."}
    await editor.send(form, typed)
    named = {"Statements in English": "KDVR reported it.\n[post-seats]"}
    clock[0] += SOURCE_LIFETIME
    form = await editor.run("edit", entry="council-vote")
    shown = await editor.send(form, {**named, "Statements in Spanish": "KDVR lo informó."})

    assert "there is no source “post-seats”" in said(shown)
