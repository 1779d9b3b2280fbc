"""Editors at work under watch: of who they are nothing stays, of what they type only what is live.

A draft may be in no log and no file. What is published stands in the FAQ and in its history, the
pen name in the history alone.
"""

from __future__ import annotations

import shutil

import pytest

from .loopback import Fault, button, texts
from .loopback.process import ROOT
from .test_editing import field, opened
from .traces import CANARY, Den, leaks
from .visit import with_canaries

DRAFT, LIVE, PEN = "wkxq", "qvjx", "jzqw"
"""Stand in what is typed and dropped, in what is published, and in the pen name."""

EDIT = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
FORMS = {
    "edit": {"entry": "council-vote", "pen_name": PEN},
    "add": {"question_en": DRAFT, "question_es": DRAFT, "topic": "people", "kind": "answer"},
    "source": {"name": "new", "document": "new", "speaker": DRAFT},
}
REST = {
    "remove": {"entry": "council-vote", "why": DRAFT, "pen_name": PEN},
    "check": {},
    "history": {},
    "counts": {},
    "export": {"file": "faq.yaml"},
    "undo": {"version": 1, "why": DRAFT, "pen_name": PEN},
    "import": {"file": ("faq.yaml", f"- {DRAFT}".encode()), "why": DRAFT, "pen_name": PEN},
    "suspend": {"entry": "mayor-words", "reason_en": LIVE, "reason_es": LIVE, "pen_name": PEN},
    "resume": {"entry": "mayor-words", "why": LIVE, "pen_name": PEN},
}


@pytest.fixture
def den(tmp_path):
    return Den(tmp_path / "home", tmp_path / "notes")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(ROOT / "tests/examples/base", tmp_path / "knowledge")


@pytest.fixture
async def watched(discord, run, den, folder):
    """The bot under watch, and its editor with a canary for a name."""
    world = with_canaries(discord).world
    editor = world.person(f"{CANARY.title()} Editor", nick=f"{CANARY}nick")
    home = {"HOME_GUILD_ID": world.guild_id, "EDITOR_USER_IDS": editor.id}
    return await run(**den.environment("DEBUG"), **home, KNOWLEDGE_DIR=str(folder)), editor


async def fill(discord, form, text):
    """Send a form with the same text in each field."""
    fields = [part["component"]["custom_id"] for part in form.body["components"]]
    return await discord.submit(form, dict.fromkeys(fields, text))


def left_by(discord, den, ended):
    """What may not stay; the home server's id is what the host has set."""
    fine = f"the file commands.json: {discord.world.guild_id}"
    return [one for one in leaks(discord, den, ended) if one != fine and "a deed: " not in one]


def holding(word, den, folder, ended):
    """Where a word stands."""
    files = [path for path in (*den.home.rglob("*"), *folder.iterdir()) if path.is_file()]
    places = {path.name: path.read_bytes() for path in files}
    places |= {"stdout": ended.stdout.encode(), "stderr": ended.stderr.encode()}
    return {name for name, text in places.items() if word.encode() in text}


async def test_every_command_form_and_button(discord, watched, den, folder):
    bot, editor = watched
    await opened(discord, editor, "check")
    (command,) = discord.world.commands[discord.world.guild_id]
    assert {option["name"] for option in command["options"]} == {*FORMS, *REST}
    for name, options in FORMS.items():
        form = await discord.slash(f"faq-admin {name}", user=editor, **options)
        refused = await fill(discord, form, DRAFT)
        again = button(refused.message, "Edit again")
        await fill(discord, await discord.click(refused.message, again, user=editor), DRAFT)
        await discord.click(refused.message, button(refused.message, "Discard"), user=editor)
    for name, options in REST.items():
        await discord.slash(f"faq-admin {name}", user=editor, **options)
        await discord.slash(f"faq-admin {name}", **options)  # by nobody of the editors
    for last in ("entry", "source"):
        options = {"entry": "x", last: DRAFT}
        await discord.autocomplete("faq-admin edit", user=editor, **options)

    form = await discord.slash("faq-admin edit", user=editor, **FORMS["edit"])
    custom_id, text = field(form, "Wordings in English")
    why, _ = field(form, "Why? Everybody can read this")
    shown = await discord.submit(form, {custom_id: f"{text}\nwho said {LIVE}", why: LIVE})
    publish = button(shown.message, "Publish")
    forged = discord.world.person(f"{CANARY.title()} Other")
    await discord.click(shown.message, publish, user=forged)
    done = await discord.click(shown.message, publish, user=editor)
    assert "Live as version 4" in texts(done.message)
    assert LIVE in texts((await discord.slash("changes")).message)
    ended = await bot.stop()

    # Proposals still waited for their end.
    assert ended.code == 0
    assert "Traceback" not in ended.stdout + ended.stderr
    assert left_by(discord, den, ended) == []
    assert holding(DRAFT, den, folder, ended) == set()
    assert holding(PEN, den, folder, ended) <= {"history.sqlite3", "history.sqlite3-wal"}
    assert holding(PEN, den, folder, ended)
    live = holding(LIVE, den, folder, ended)
    assert "faq.yaml" in live
    assert not live & {"stdout", "stderr"}


@pytest.mark.parametrize("status", [400, 403, 404])
async def test_no_trace_when_discord_refuses_what_is_shown(discord, watched, den, folder, status):
    bot, editor = watched
    await opened(discord, editor, "check")
    form = await discord.slash("faq-admin edit", user=editor, **FORMS["edit"])
    words = {"message": f"{CANARY} {discord.world.guild_id}", "code": 50013}
    discord.faults.plan(Fault(route=EDIT, status=status, body=words))
    refused = await fill(discord, form, DRAFT)
    assert "went wrong on the bot's side" in texts(refused.message)
    assert any(DRAFT in file.decode() for call in discord.heard for file in call.files.values())
    ended = await bot.stop()

    assert left_by(discord, den, ended) == []
    assert holding(DRAFT, den, folder, ended) == set()
