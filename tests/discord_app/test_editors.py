"""Editors change the FAQ from Discord: propose, mend, publish, undo; nobody else can."""

from __future__ import annotations

import shutil

import discord
import pytest

from bot.app import create_bot
from bot.library.judge import judge
from bot.library.publisher import Publisher
from bot.library.recorder import Recorder
from bot.settings import Settings
from bot.store.engine import history_url
from bot.store.history import History
from tests.discord_app.reading import buttons_of, text_of

HOME = 81384788765712384


async def in_process(case):
    """The real judging, without a process of its own."""
    return judge(case)


@pytest.fixture
def folder(root, tmp_path):
    return shutil.copytree(root / "tests/examples/base", tmp_path / "knowledge")


@pytest.fixture
def simcord_bot(folder, tmp_path):
    settings = Settings(
        _env_file=None,
        knowledge_dir=folder,
        state_dir=tmp_path / "state",
        home_guild_id=HOME,
        editor_role_id=1,
    )
    return create_bot(settings)


@pytest.fixture
def home(simcord_env):
    return simcord_env.create_guild("home", id=HOME)


@pytest.fixture
def channel(home):
    return home.create_text_channel("editing")


@pytest.fixture
def editor(simcord_bot, simcord_env, home):
    role = home.create_role("editors", permissions=discord.Permissions(manage_guild=True))
    # The simulation gives roles their ids itself.
    object.__setattr__(simcord_bot.editors.home, "role", role.id)
    return home.add_member(simcord_env.create_user("erin"), roles=[role])


@pytest.fixture
async def opened(simcord_bot, folder, tmp_path):
    """The bot when its editors can work."""
    history = await History.open(history_url(tmp_path / "state"))
    recorder = Recorder(history, tmp_path / "state")
    publisher = Publisher(
        simcord_bot.library, folder, tmp_path / "state", recorder, gate=in_process
    )
    await publisher.start()
    simcord_bot.editors.bench.open(publisher)
    yield publisher
    await history.close()


def fields_of(form):
    """Label → (custom id, what stands in it)."""
    return {
        label["label"]: (label["component"]["custom_id"], label["component"].get("value") or "")
        for label in form.modal["components"]
    }


async def test_a_wording_is_proposed_published_and_in_the_file(editor, channel, opened, folder):
    before = (folder / "faq.yaml").read_text()
    form = await editor.slash(channel, "faq-admin edit", entry="council-vote")
    fields = fields_of(form)
    values = dict(fields.values())
    name, text = fields["Wordings in English"]
    values[name] = f"{text}\nwho on the council wanted it"
    sent = await editor.submit_modal(form, values)

    assert sent.ephemeral
    assert "1 wording added" in text_of(sent.response)
    assert "0 better, 0 worse" in text_of(sent.response)
    assert list(buttons_of(sent.response)) == ["Publish", "Edit again", "Discard"]
    assert (folder / "faq.yaml").read_text() == before

    pressed = await editor.click(sent.response, label="Publish")
    assert "Live as version 2" in text_of(pressed.response)
    assert "who on the council wanted it" in (folder / "faq.yaml").read_text()
