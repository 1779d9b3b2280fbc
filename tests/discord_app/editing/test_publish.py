"""From a form to a live answer: proposed, mended, published, undone; with a reason or not."""

from __future__ import annotations

import gc

from bot.discord_app.editors.forms import STAYS_OPEN
from bot.library.proposal import Proposal
from tests.discord_app.editing.conftest import ASKED
from tests.discord_app.editing.desk import (
    AGAIN,
    DISCARD,
    PUBLISH,
    STATEMENTS,
    STATEMENTS_ES,
    WHY,
    WORDINGS,
    WORDINGS_ES,
    file_of,
    said,
    typed_in,
)
from tests.discord_app.reading import buttons_of

NEW = "who on the council wanted it"


async def test_a_wording_is_proposed_published_and_in_the_file(editor, publisher, folder):
    before = (folder / "faq.yaml").read_text()
    shown = await editor.add_wording("council-vote", NEW)

    assert "1 wording added" in said(shown)
    assert "0 better, 0 worse" in said(shown)
    assert list(buttons_of(shown.response)) == [PUBLISH, AGAIN, DISCARD]
    assert (folder / "faq.yaml").read_text() == before

    pressed = await editor.press(shown, PUBLISH)
    assert "Live as version 2" in said(pressed)
    assert not buttons_of(pressed.response)
    assert NEW in (folder / "faq.yaml").read_text()


async def test_a_form_that_is_never_sent_is_not_kept_for_ever(simcord_env, editor, publisher):
    await editor.run("edit", entry="council-vote")
    forms = simcord_env.bot._connection._view_store._modals
    assert len(forms) == 1

    await simcord_env.advance_time(STAYS_OPEN - 1)
    assert len(forms) == 1
    await simcord_env.advance_time(2)
    assert not forms


async def test_what_is_published_or_discarded_is_not_kept_in_memory(editor, publisher):
    for press in (PUBLISH, DISCARD):
        await editor.press(await editor.add_wording("council-vote", f"{NEW} {press}"), press)

    gc.collect()
    kept = [one for one in gc.get_objects() if isinstance(one, Proposal)]
    assert len(kept) <= 1  # the last one may still stand in a frame that is ending


async def test_what_is_discarded_changes_nothing(editor, publisher, folder):
    before = (folder / "faq.yaml").read_bytes()
    shown = await editor.press(await editor.add_wording("council-vote", NEW), DISCARD)

    assert "Nothing was changed" in said(shown)
    assert not shown.response.attachments
    assert (folder / "faq.yaml").read_bytes() == before


async def test_an_edit_that_changes_nothing_cannot_be_published(editor, publisher):
    shown = await editor.send(await editor.run("edit", entry="council-vote"), {})

    assert "says this already" in said(shown)
    assert PUBLISH not in buttons_of(shown.response)


async def test_against_the_rules_edited_again_mended_published_and_undone(
    editor, publisher, folder, simcord_bot
):
    before = (folder / "faq.yaml").read_bytes()
    form = await editor.run("edit", entry="council-vote")
    typed = typed_in(form)
    bad = typed[STATEMENTS].replace("Aug. 28", "Aug. 29")
    refused = await editor.send(form, {STATEMENTS: bad, WHY: "a slip"})
    assert "Cannot be published" in said(refused)
    assert "29" in said(refused)
    assert list(buttons_of(refused.response)) == [AGAIN, DISCARD]
    assert bad in await file_of(refused)

    opened = await editor.press(refused, AGAIN)
    assert typed_in(opened)[STATEMENTS] == bad
    assert typed_in(opened)[WHY] == "a slip"
    good = typed[STATEMENTS].replace("The Denver Post reported", "As the Denver Post reported")
    proposed = await editor.send(opened, {STATEMENTS: good.replace(" that the", ", the")})
    published = await editor.press(proposed, PUBLISH)
    assert "version 2" in said(published)
    assert "As the Denver Post" in simcord_bot.library.texts["faq.yaml"]

    undo = await editor.run("undo", version=2, why="better before")
    undone = await editor.press(undo, PUBLISH)
    assert "version 3" in said(undone)
    assert (folder / "faq.yaml").read_bytes() == before
    history = said(await editor.run("history"))
    assert history.index("a slip") > history.index("better before")


async def test_a_question_that_only_becomes_a_no_wants_a_reason(editor, publisher, history):
    form = await editor.run("edit", entry="mayor-words", question_en="Quote of the official?")
    lost = {WORDINGS: "what were hancock's words"}
    shown = await editor.send(form, lost)
    assert "no longer be answered" in said(shown)
    assert ASKED in said(shown)

    asked = await editor.press(shown, PUBLISH)
    assert list(typed_in(asked)) == [WHY]
    assert typed_in(asked)[WHY] == ""
    published = await editor.send(asked, {WHY: "people ask it otherwise"})
    assert "version 2" in said(published)
    assert (await history.newest()).why == "people ask it otherwise"


async def test_a_reason_that_was_given_in_the_form_is_not_asked_for_again(
    editor, publisher, history
):
    form = await editor.run("edit", entry="mayor-words", question_en="Quote of the official?")
    shown = await editor.send(form, {WORDINGS: "what were hancock's words", WHY: "on purpose"})

    assert "version 2" in said(await editor.press(shown, PUBLISH))
    assert (await history.newest()).why == "on purpose"


async def test_a_question_that_becomes_wrong_stops_it(editor, publisher, folder):
    before = (folder / "faq.yaml").read_bytes()
    form = await editor.run("edit", entry="mayor-words", question_en="Quote of the official?")
    await editor.press(
        await editor.send(form, {WORDINGS: "what were hancock's words", WHY: "first"}), PUBLISH
    )
    shown = await editor.add_wording("council-vote", ASKED)

    assert "would now get a wrong answer" in said(shown)
    assert PUBLISH not in buttons_of(shown.response)
    assert before != (folder / "faq.yaml").read_bytes()


async def test_a_new_entry_with_a_new_source_in_one_proposal(editor, publisher, folder):
    form = await editor.run("source", name="post-seats", document="post-seats-2017")
    source = await editor.send(
        form,
        {
            "What it says there": "The council of Denver had 13 seats.",
            "Publisher | title": "The Denver Post | Thirteen seats",
            "Address": "https://example.org/seats",
            "Day it was published": "2017-08-30",
        },
    )
    assert "post-seats is ready" in said(source)
    assert "post-seats" not in (folder / "sources.yaml").read_text()

    form = await editor.run(
        "add",
        question_en="How many seats did the council have?",
        question_es="¿Cuántos puestos tenía el concejo?",
        topic="people",
        kind="supplement",
        source="post-seats",
    )
    shown = await editor.send(
        form,
        {
            WORDINGS: "number of chairs on that body",
            WORDINGS_ES: "cuántas sillas había",
            STATEMENTS: "The Denver Post reported that it had 13 seats.",
            STATEMENTS_ES: "The Denver Post informó que tenía 13 puestos.",
        },
    )
    assert "Cannot be published" not in said(shown)
    assert "version 2" in said(await editor.press(shown, PUBLISH))
    assert "post-seats-2017" in (folder / "sources.yaml").read_text()
    assert "how-many-seats-did-the-council" in (folder / "faq.yaml").read_text()

    # The source is live now: naming it once more adds nothing.
    shown = await editor.add_wording("how-many-seats-did-the-council", "seat count please")
    assert "source" not in said(shown).split("labelled")[0]
    assert "version 3" in said(await editor.press(shown, PUBLISH))


async def test_two_new_sources_of_one_new_document_go_live_one_by_one(editor, publisher, folder):
    form = await editor.run("source", name="seats-a", document="seats-2017")
    of_document = {
        "Publisher | title": "The Denver Post | Thirteen seats",
        "Address": "https://example.org/seats",
    }
    says = {"What it says there": "The city council of Denver passed it, on a Monday."}
    assert "ready" in said(await editor.send(form, {**says, **of_document}))
    form = await editor.run("source", name="seats-b", document="seats-2017")
    assert "Address" not in typed_in(form)
    assert "ready" in said(await editor.send(form, says))

    for number, source in enumerate(("seats-b", "seats-a"), 2):
        form = await editor.run("edit", entry="council-vote")
        cited = typed_in(form)[STATEMENTS].replace("article-vote", f"article-vote, {source}")
        shown = await editor.send(form, {STATEMENTS: cited})
        assert f"version {number}" in said(await editor.press(shown, PUBLISH))
    sources = (folder / "sources.yaml").read_text()
    assert sources.count("\n  seats-2017:") == 1
    assert "seats-a" in sources
    assert "seats-b" in sources
