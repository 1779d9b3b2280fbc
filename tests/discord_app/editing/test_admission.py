"""Who may edit, and where: whatever else arrives is refused and leaves no id in the log."""

from __future__ import annotations

import pytest
from discord import ui
from discord.app_commands import CheckFailure
from simcord.backend.errors import SetupError

from bot.app import create_bot
from tests.discord_app.editing.desk import AGAIN, DISCARD, HOME, PUBLISH, said
from tests.discord_app.reading import text_of

NEW = "who on the council wanted it"
REFUSED = "an editor's command was refused"


def was_checked(simcord_env):
    """Nothing failed but discord.py's own check, which the client's handler knows."""
    return {type(error) for error in simcord_env.errors} == {CheckFailure}


def clean(caplog, *things):
    return not any(str(thing.id) in caplog.text for thing in things)


async def test_elsewhere_the_commands_do_not_exist(simcord_env, home, channel, publisher):
    away = simcord_env.create_guild("elsewhere")
    room = away.create_text_channel("room")
    owner = away.add_member(simcord_env.create_user("olga"))
    user = simcord_env.create_user("dana")

    assert not any("faq-admin" in name for name in owner.available_commands(room))
    assert "changes" in owner.available_commands(room)
    assert not any("faq-admin" in name for name in user.available_commands())


async def test_without_a_home_the_commands_exist_nowhere(host, simcord_env, home, channel):
    bot = create_bot(host.model_copy(update={"home_guild_id": None}))
    await simcord_env.restart_bot(bot)

    assert bot.tree.get_commands(guild=simcord_env.bot.get_guild(HOME)) == []


async def test_who_only_manages_the_server_is_no_editor(manager, publisher, simcord_env, caplog):
    for command, options in (
        ("history", {}),
        ("edit", {"entry": "council-vote"}),
        ("export", {"file": "faq.yaml"}),
    ):
        shown = await manager.run(command, **options)
        assert "Only the editors" in said(shown)
        assert shown.modal is None
    assert REFUSED in caplog.text
    assert clean(caplog, manager.member, manager.channel)
    assert was_checked(simcord_env)


async def test_nobody_else_is_offered_choices(editor, manager, publisher):
    for command, option in (
        ("faq-admin edit", "entry"),
        ("faq-admin edit", "source"),
        ("faq-admin undo", "version"),
        ("faq-admin source", "outlet"),
    ):
        offered = await editor.member.autocomplete(editor.channel, command, option, "")
        assert offered
        refused = await manager.member.autocomplete(manager.channel, command, option, "")
        assert refused == []


async def test_a_named_person_edits_without_the_role(manager, publisher, simcord_bot):
    object.__setattr__(simcord_bot.editors.home, "people", frozenset({manager.member.id}))

    assert (await manager.run("edit", entry="council-vote")).modal


@pytest.mark.parametrize("label", [PUBLISH, AGAIN, DISCARD])
async def test_who_is_no_longer_an_editor_cannot_press(
    editor, publisher, simcord_bot, folder, label, caplog
):
    before = (folder / "faq.yaml").read_bytes()
    shown = await editor.add_wording("council-vote", NEW)
    object.__setattr__(simcord_bot.editors.home, "role", 5)
    pressed = await editor.press(shown, label)

    assert "Only the editors" in said(pressed)
    assert (folder / "faq.yaml").read_bytes() == before
    assert clean(caplog, editor.member, editor.channel)


@pytest.mark.parametrize("where", [{"guild_id": "7"}, {"guild_id": None, "context": 1}])
async def test_a_command_forged_from_elsewhere_is_refused(
    editor, publisher, simcord_env, forge, where, caplog
):
    forge(**where, data={"guild_id": str(HOME)})
    shown = await editor.run("edit", entry="council-vote")

    assert shown.modal is None
    assert "Only the editors" in text_of(shown.response)
    assert REFUSED in caplog.text
    assert clean(caplog, editor.member, editor.channel)
    assert was_checked(simcord_env)


@pytest.mark.parametrize("where", [{"guild_id": "7"}, {"guild_id": None, "context": 1}])
async def test_a_press_forged_from_elsewhere_is_refused(editor, publisher, forge, where, history):
    shown = await editor.add_wording("council-vote", NEW)
    forge(**where)
    pressed = await editor.press(shown, PUBLISH)

    assert "Only the editors" in text_of(pressed.response)
    assert (await history.newest()).number == 1


@pytest.mark.parametrize(
    "custom_id",
    [
        "edit:",
        "edit:publish",
        "edit:publish:",
        "edit:publish:0123456789abcdef",
        "edit:publish:0123456789ABCDEF",
        "edit:drop:0123456789abcdef",
        "edit:publish:0123456789abcdef\n",
        "edit:again:../../etc",
    ],
)
async def test_a_forged_button_does_nothing(editor, publisher, forge, custom_id, history, caplog):
    shown = await editor.add_wording("council-vote", NEW)
    forge(data={"custom_id": custom_id})
    pressed = await editor.press(shown, PUBLISH)

    assert not pressed.acknowledged
    assert (await history.newest()).number == 1
    assert custom_id not in caplog.text


@pytest.mark.parametrize("custom_id", ["edit:", "edit:drop:0123456789abcdef", "edit:publish:1"])
async def test_a_button_of_another_version_says_that_nothing_waits(
    simcord_bot, editor, publisher, channel, custom_id
):
    view = ui.LayoutView()
    view.add_item(ui.ActionRow(ui.Button(label="Old", custom_id=custom_id)))
    sent = await simcord_bot.get_channel(channel.id).send(view=view)
    view.stop()

    pressed = await editor.member.click(sent, label="Old")
    assert "no longer waiting" in said(pressed)


async def test_a_form_forged_from_elsewhere_proposes_nothing(editor, publisher, forge, simcord_bot):
    form = await editor.run("edit", entry="council-vote")
    forge(guild_id="7")
    shown = await editor.send(form, {})

    assert "Only the editors" in text_of(shown.response)


async def test_a_direct_message_has_no_editors(simcord_env, publisher, editor):
    with pytest.raises(SetupError, match="faq-admin"):
        await simcord_env.create_user("dana").slash("faq-admin history")
