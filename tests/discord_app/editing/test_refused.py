"""What editors type that cannot be used: said at once, and nothing of it is lost."""

from __future__ import annotations

import pytest

from tests.discord_app.editing.desk import (
    AGAIN,
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

RTL = "\u202emi\u200fxed عربى"
WILD = f"@everyone <@1> <#2> **bold** [x](https://example.org) :tada: 🎉 `code` {RTL}"


@pytest.mark.parametrize("command", ["edit", "remove", "suspend", "resume"])
async def test_an_unknown_entry(editor, publisher, command):
    options = {
        "edit": {},
        "suspend": {"reason_en": "wrong", "reason_es": "mal"},
        "remove": {"why": "x"},
        "resume": {"why": "x"},
    }
    shown = await editor.run(command, entry="nowhere", **options[command])

    assert "There is no entry “nowhere”" in said(shown)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({WORDINGS: " ", STATEMENTS: " "}, "Wordings, English: nothing is written"),
        ({WORDINGS: " ", STATEMENTS: " "}, "Statements, English: nothing is written"),
        ({STATEMENTS_ES: "Uno solo."}, "Statements: 2 in English, 1 in Spanish"),
        ({STATEMENTS: "One.\n\nTwo.\n[post-vote]"}, "number 1 names no source"),
        ({STATEMENTS: "One.\n[]\n\nTwo.\n[post-vote]"}, "brackets without a source"),
        ({STATEMENTS: "One.\n[article-vot]\n\nTwo.\n[post-vote]"}, "Did you mean article-vote"),
        ({STATEMENTS: "One.\n[zzzzzz]\n\nTwo.\n[post-vote]"}, "See all names with"),
    ],
)
async def test_a_form_that_cannot_be_read(editor, publisher, typed, told):
    form = await editor.run("edit", entry="council-vote")
    before = typed_in(form)
    refused = await editor.send(form, {**typed, WHY: "because"})

    assert told in said(refused)
    assert PUBLISH not in buttons_of(refused.response)
    opened = typed_in(await editor.press(refused, AGAIN))
    assert opened == {**before, **typed, WHY: "because"}
    file = await file_of(refused)
    assert all(text in file for text in opened.values())


async def test_all_texts_come_back_as_they_were_typed_and_ping_nobody(editor, publisher):
    typed = {
        WORDINGS: f"{WILD}\n{'á' * 3000}",
        WORDINGS_ES: "🎉" * 2000,
        STATEMENTS: f"{WILD}\n\n{'x ' * 1900}\n[nowhere]",
        STATEMENTS_ES: "y" * 4000,
        WHY: WILD,
    }
    refused = await editor.send(await editor.run("edit", entry="council-vote"), typed)

    assert "@everyone" not in said(refused)
    assert typed_in(await editor.press(refused, AGAIN)) == typed


async def test_markup_in_a_proposal_is_shown_as_it_is(editor, publisher):
    shown = await editor.add_wording("council-vote", f"who wanted {WILD}")

    assert "\\*\\*bold\\*\\*" in said(shown)
    assert "@everyone" not in said(shown)
    assert "](https://" not in said(shown)


async def test_an_entry_too_long_for_a_form_is_edited_as_a_file(
    simcord_bot, editor, publisher, folder
):
    faq = (folder / "faq.yaml").read_text()
    many = ", ".join(f"wording number {n} of this very long list" for n in range(120))
    (folder / "faq.yaml").write_text(faq.replace("which body approved it", many))
    await publisher.reload()
    shown = await editor.run("edit", entry="council-vote")

    assert shown.modal is None
    assert "too long for a form" in said(shown)


async def test_an_outlet_that_there_is_not(editor, publisher):
    shown = await editor.run("source", name="new", document="post-2017", outlet="nobody")

    assert "There is no outlet “nobody”" in said(shown)


async def test_a_source_of_a_name_that_there_is(editor, publisher):
    shown = await editor.run("source", name="post-vote", document="post-2017")

    assert "already a source “post-vote”" in said(shown)


async def test_a_source_that_cannot_be_used_is_edited_again(editor, publisher):
    form = await editor.run("source", name="Seats!", document="seats-2017", as_of="yesterday!")
    typed = {
        "What it says there": "Thirteen seats.",
        "Quoted words, if any": "thirteen seats",
        "Publisher | title": "The Denver Post",
        "Address": "no address",
        "Day it was published": "tomorrow",
    }
    refused = await editor.send(form, typed)
    for told in ("true must be like", "English | Spanish", "from https:", "published must be"):
        assert told in said(refused).replace("\\", "")
    assert "“Seats!” cannot be a name" in said(refused)
    assert typed_in(await editor.press(refused, AGAIN)) == typed
    assert "Seats!" in await file_of(refused)


@pytest.mark.parametrize(
    ("number", "told"),
    [(1, "where the history begins"), (7, "no version “7”")],
)
async def test_a_version_that_cannot_be_taken_back(editor, publisher, number, told):
    assert told in said(await editor.run("undo", version=number, why="x"))


async def test_a_version_that_was_changed_again_cannot_be_taken_back(editor, publisher):
    for wording in ("who on the council wanted it", "which chamber gave its consent"):
        await editor.press(await editor.add_wording("council-vote", wording), PUBLISH)
    refused = await editor.run("undo", version=2, why="x")

    assert "changed again" in said(refused)
    assert PUBLISH not in buttons_of(refused.response)
