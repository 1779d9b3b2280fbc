"""Editors on a real line: the bot as a process, commands in the home server, files both ways."""

from __future__ import annotations

import json
import shutil

import pytest

from .loopback import Fault, button, texts
from .loopback.process import ROOT
from .loopback.server import COMMANDS, GUILD_COMMANDS

PUT_HOME, PUT_ALL = f"PUT {GUILD_COMMANDS}", f"PUT {COMMANDS}"
NEW = "who on the council wanted it"
PEN = "Wren"
ASKED = "Who voted for the Denver ordinance?"
GLOBAL = {"ask", "faq", "sources", "changes", "help", "about", "privacy", "Answer this"}


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(ROOT / "tests/examples/base", tmp_path / "knowledge")


@pytest.fixture
def editor(discord):
    return discord.world.person("Erin")


@pytest.fixture
def settings(discord, editor, folder):
    return {
        "HOME_GUILD_ID": discord.world.guild_id,
        "EDITOR_USER_IDS": editor.id,
        "KNOWLEDGE_DIR": str(folder),
    }


def names(commands):
    return {command["name"] for command in commands}


def field(form, label):
    """The custom_id of a form's field and what stands in it."""
    (found,) = [part["component"] for part in form.body["components"] if part["label"] == label]
    return found["custom_id"], found.get("value") or ""


async def opened(discord, editor, command, **options):
    """A command's answer, once the bot has tested its FAQ after the start."""
    while True:
        answer = await discord.slash(f"faq-admin {command}", user=editor, **options)
        if answer.kind == 9 or "only just started" not in texts(answer.message):
            return answer


async def test_the_home_server_alone_gets_the_editors_commands(discord, run, settings):
    await run(**settings)
    (home,), (everywhere,) = (discord.journal.named(name) for name in (PUT_HOME, PUT_ALL))

    assert home.data["match"]["guild_id"] == discord.world.guild_id
    (command,) = home.data["body"]
    assert command["name"] == "faq-admin"
    assert str(command["default_member_permissions"]) == str(1 << 5)
    assert {option["name"] for option in command["options"]} == {
        *("edit", "add", "source", "remove", "suspend", "resume"),
        *("check", "history", "counts", "undo", "export", "import"),
    }
    assert names(everywhere.data["body"]) == GLOBAL


async def test_a_second_start_sends_nothing(discord, run, settings):
    await (await run(**settings)).stop()
    await run(**settings)

    assert len(discord.journal.named(PUT_HOME)) == 1
    assert len(discord.journal.named(PUT_ALL)) == 1


async def test_a_former_home_loses_its_commands(discord, run, settings):
    await (await run(**settings)).stop()
    await run(**{**settings, "HOME_GUILD_ID": ""})

    assert [event.data["body"] for event in discord.journal.named(PUT_HOME)][1:] == [[]]
    assert len(discord.journal.named(PUT_ALL)) == 1


async def test_a_former_home_that_the_bot_has_left_is_forgotten(discord, run, settings, tmp_path):
    await (await run(**settings)).stop()
    discord.faults.plan(Fault(route=PUT_HOME, status=403, body={"message": "x", "code": 50001}))
    ended = await (await run(**{**settings, "HOME_GUILD_ID": ""})).stop()

    assert "HOME_GUILD_ID" not in ended.stdout
    assert "@" not in (tmp_path / "state" / "commands.json").read_text()


@pytest.mark.parametrize("status", [403, 404])
async def test_not_in_the_home_server_it_says_so_once_and_answers(discord, run, settings, status):
    fault = discord.faults.plan(
        Fault(route=PUT_HOME, status=status, body={"message": "zqx", "code": 50001})
    )
    bot = await run(**settings)
    await discord.met(fault)
    assert "KDVR" in texts(await discord.mention(ASKED))
    ended = await bot.stop()

    said = [line for line in ended.stdout.splitlines() if "HOME_GUILD_ID" in line]
    assert len(said) == 1
    assert "invited" in said[0]
    assert discord.world.guild_id not in ended.stdout
    assert "zqx" not in ended.stdout


async def test_from_a_form_to_a_live_answer_with_files(discord, run, settings, editor, folder):
    await run(**settings)
    form = await opened(discord, editor, "edit", entry="council-vote", pen_name=PEN)
    custom_id, text = field(form, "Wordings in English")
    shown = await discord.submit(form, {custom_id: f"{text}\n{NEW}"})
    assert shown.private
    assert "1 wording added" in texts(shown.message)
    (files,) = [call.files for call in discord.heard if call.files]
    assert NEW in files["your-text.txt"].decode()

    pressed = await discord.click(shown.message, button(shown.message, "Publish"), user=editor)
    assert "Live as version 2" in texts(pressed.message)
    assert NEW in (folder / "faq.yaml").read_text(encoding="utf-8")
    assert "KDVR" in texts(await discord.mention(NEW))
    told = await discord.slash("changes")
    assert "1 wording added" in texts(told.message)
    assert PEN not in json.dumps(told.message)


async def test_a_reason_is_asked_for_in_a_form_of_its_own(discord, run, settings, editor, folder):
    questions, asked = folder / "questions.yaml", "what did the mayor call the message"
    more = f"  - entries: mayor-words\n    en: [{asked}]\nmust_refuse:"
    questions.write_text(questions.read_text(encoding="utf-8").replace("must_refuse:", more))
    await run(**settings)
    form = await opened(
        discord, editor, "edit", entry="mayor-words", question_en="Quote of the official?"
    )
    custom_id, _ = field(form, "Wordings in English")
    shown = await discord.submit(form, {custom_id: "what were hancock's words"})
    assert asked in texts(shown.message)

    reason = await discord.click(shown.message, button(shown.message, "Publish"), user=editor)
    custom_id, _ = field(reason, "Why? Everybody can read this")
    done = await discord.submit(reason, {custom_id: "people ask it otherwise"})
    assert "Live as version 2" in texts(done.message)
    assert done.message["id"] == shown.message["id"]
    assert "people ask it otherwise" in texts((await discord.slash("changes")).message)


async def test_a_file_goes_out_and_comes_in_again(discord, run, settings, editor, folder):
    await run(**settings)
    await opened(discord, editor, "check")
    await discord.slash("faq-admin export", user=editor, file="faq.yaml")
    (text,) = [call.files["faq.yaml"] for call in discord.heard if "faq.yaml" in call.files]
    assert text == (folder / "faq.yaml").read_bytes()

    changed = text.replace(b"did the council say yes", b"was it a yes")
    shown = await discord.slash(
        "faq-admin import", user=editor, file=("faq.yaml", changed), why="shorter"
    )
    await discord.click(shown.message, button(shown.message, "Publish"), user=editor)
    assert (folder / "faq.yaml").read_bytes() == changed


@pytest.mark.parametrize("locale", ["es-419", "es-ES"])
async def test_a_spanish_editor_reads_spanish(discord, run, settings, editor, locale):
    await run(**settings)
    await opened(discord, editor, "check")
    form = await discord.slash("faq-admin edit", user=editor, entry="council-vote", locale=locale)
    custom_id, text = field(form, "Formas de preguntarlo, en inglés")
    shown = await discord.submit(form, {custom_id: f"{text}\n{NEW}"})
    assert "Qué cambiaría" in texts(shown.message)
    pressed = await discord.click(
        shown.message, button(shown.message, "Publicar"), user=editor, locale=locale
    )
    assert "Publicada como versión 2" in texts(pressed.message)


async def test_the_role_makes_an_editor(discord, run, settings):
    role = discord.world.bot_role
    member = discord.world.person("Mateo", roles=(role,))
    await run(**{**settings, "EDITOR_USER_IDS": "", "EDITOR_ROLE_ID": role})

    assert (await opened(discord, member, "edit", entry="council-vote")).kind == 9


async def test_a_home_server_without_editors_is_said_at_the_start(discord, run, settings):
    ended = await (await run(**{**settings, "EDITOR_USER_IDS": ""})).stop()

    assert "nobody can edit from Discord" in ended.stdout


async def test_who_is_no_editor_gets_no_form(discord, run, settings):
    await run(**settings)
    answer = await discord.slash("faq-admin edit", entry="council-vote")

    assert answer.private
    assert "Only the editors" in texts(answer.message)
