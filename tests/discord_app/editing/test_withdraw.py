"""Suspend, resume and remove: an answer goes at once, and no neighbour answers in its place."""

from __future__ import annotations

import pytest

from tests.discord_app.editing.conftest import ASKED
from tests.discord_app.editing.desk import DISCARD, PUBLISH, said
from tests.discord_app.reading import buttons_of

REASON, MOTIVO = "The vote count is wrong.", "El recuento está mal."


@pytest.fixture
def asked(simcord_env, editor):
    """What an asker is told now."""

    async def ask(question):
        await simcord_env.advance_time(4)
        return said(await editor.member.slash(editor.channel, "ask", question=question))

    return ask


@pytest.fixture
def suspended(editor, publisher):
    async def suspend(entry="council-vote", **more):
        return await editor.run("suspend", entry=entry, reason_en=REASON, reason_es=MOTIVO, **more)

    return suspend


async def test_an_answer_goes_at_once_with_its_reason_in_both_languages(
    suspended, asked, folder, history, editor
):
    assert "council" in await asked("which body approved it")
    shown = await suspended()

    assert "Live as version 2" in said(shown)
    assert REASON in await asked("which body approved it")
    assert MOTIVO in await asked("qué órgano la aprobó")
    assert "10" not in await asked("which body approved it")
    assert REASON in (folder / "faq.yaml").read_text()
    newest = await history.newest()
    assert (newest.who, newest.via) == ("an editor", "discord")
    assert said(await editor.member.slash(editor.channel, "changes")).count(REASON) == 1


async def test_its_labelled_questions_do_not_hold_it_up(suspended, history):
    assert "Live as" in said(await suspended("mayor-words"))


async def test_everybody_reads_why_in_both_languages(suspended, editor, in_spanish):
    await suspended()
    changes = said(await editor.member.slash(editor.channel, "changes"))

    assert MOTIVO in changes
    assert REASON not in changes
    english = await editor.member.click(
        (await editor.member.slash(editor.channel, "changes")).response, label="English"
    )
    assert REASON in said(english)


async def test_resume_gives_it_again(suspended, editor, asked, folder):
    before = (folder / "faq.yaml").read_bytes()
    await suspended()
    shown = await editor.run("resume", entry="council-vote", why="counted again")

    assert "Live as version 3" in said(shown)
    assert (folder / "faq.yaml").read_bytes() == before
    assert "KDVR" in await asked("which body approved it")


async def test_what_is_not_withdrawn_cannot_be_given_again(editor, publisher):
    shown = await editor.run("resume", entry="council-vote", why="x")

    assert "Live as" not in said(shown)
    assert list(buttons_of(shown.response)) in ([], [DISCARD])


async def test_an_answer_goes_even_while_a_broken_file_lies_in_the_folder(suspended, folder, asked):
    await asked("which body approved it")
    (folder / "faq.yaml").write_text("- id: [", encoding="utf-8")
    shown = await suspended()

    assert "Live as version 2" in said(shown)
    assert "somebody has broken it" in said(shown)
    assert REASON in await asked("which body approved it")


async def test_remove_moves_the_questions_in_the_same_proposal(editor, publisher, folder, asked):
    shown = await editor.run("remove", entry="mayor-words", why="he took it back")
    assert "removed" in said(shown)
    assert ASKED in said(shown)
    assert "mayor-words" in (folder / "faq.yaml").read_text()

    assert "version 2" in said(await editor.press(shown, PUBLISH))
    assert "mayor-words" not in (folder / "faq.yaml").read_text()
    questions = (folder / "questions.yaml").read_text()
    assert ASKED in questions.partition("must_refuse:")[2]
    assert "hancock" not in (await asked(ASKED)).lower()
