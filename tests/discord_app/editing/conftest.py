"""A home server with editors at work on a small FAQ; the rest of the world outside of it."""

from __future__ import annotations

import shutil

import discord
import pytest
from simcord import interactions

from bot.app import create_bot
from bot.discord_app.editors.drafts import Drafts
from bot.library.judge import judge
from bot.library.publisher import Publisher
from bot.library.recorder import Recorder
from bot.settings import Settings
from bot.store.database import Database
from bot.store.engine import history_url
from bot.store.history import History
from tests.discord_app.editing.desk import HOME, Editor

ASKED = "what did the mayor call the message"
"""A labelled question beside those of the example, which `mayor-words` answers."""


async def in_process(case):
    """The real judging, without a process of its own."""
    return judge(case)


@pytest.fixture
def folder(root, tmp_path):
    """The FAQ that is edited: the example's, with one more labelled question."""
    made = shutil.copytree(root / "tests/examples/base", tmp_path / "knowledge")
    questions = made / "questions.yaml"
    more = f"  - entries: mayor-words\n    en: [{ASKED}]\nmust_refuse:"
    questions.write_text(questions.read_text().replace("must_refuse:", more), encoding="utf-8")
    return made


@pytest.fixture
def host(folder, tmp_path):
    """The host's settings."""
    return Settings(
        _env_file=None,
        knowledge_dir=folder,
        state_dir=tmp_path / "state",
        home_guild_id=HOME,
        editor_role_id=1,
    )


@pytest.fixture
def simcord_bot(host, clock):
    return at_our_time(create_bot(host), clock)


@pytest.fixture
def clock():
    """Seconds that drafts live by: a list of one."""
    return [1000.0]


def at_our_time(bot, clock):
    bot.editors.bench.drafts = Drafts(clock=lambda: clock[0])
    return bot


@pytest.fixture
def home(simcord_env):
    return simcord_env.create_guild("home", id=HOME)


@pytest.fixture
def channel(home):
    return home.create_text_channel("editing")


@pytest.fixture
def role(home, simcord_bot):
    made = home.create_role("editors", permissions=discord.Permissions(manage_guild=True))
    # The simulation gives roles their ids itself.
    object.__setattr__(simcord_bot.editors.home, "role", made.id)
    return made


@pytest.fixture
def editor(simcord_env, home, role, channel):
    return Editor(home.add_member(simcord_env.create_user("erin"), roles=[role]), channel)


@pytest.fixture
def second(simcord_env, home, role, channel):
    return Editor(home.add_member(simcord_env.create_user("mateo"), roles=[role]), channel)


@pytest.fixture
def manager(simcord_env, home, editor, channel):
    """Somebody whom Discord lets see the commands, and who is no editor."""
    manages = home.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    return Editor(home.add_member(simcord_env.create_user("mona"), roles=[manages]), channel)


@pytest.fixture
async def history(host):
    opened = History(await Database.open(history_url(host.state_dir)))
    yield opened
    await opened.database.close()


@pytest.fixture
def open_desk(host):
    """Lets the editors of a bot work."""

    async def open_it(bot, history, gate=in_process):
        recorder = Recorder(history, host.state_dir) if history else None
        publisher = Publisher(bot.library, host.knowledge_dir, host.state_dir, recorder, gate=gate)
        await publisher.start()
        bot.editors.bench.open(publisher)
        return publisher

    return open_it


@pytest.fixture
async def publisher(simcord_bot, history, open_desk):
    """The bot when its editors can work."""
    return await open_desk(simcord_bot, history)


@pytest.fixture
def in_spanish(monkeypatch):
    """From now on everybody's client is Spanish."""
    made = interactions.base_payload

    def spanish(*arguments, **named):
        record, payload = made(*arguments, **named)
        return record, {**payload, "locale": "es-419"}

    monkeypatch.setattr(interactions, "base_payload", spanish)


@pytest.fixture
def forge(simcord_env, monkeypatch):
    """Sends an interaction whose data or whose place Discord would not have sent."""

    def change(**parts):
        made = interactions.base_payload

        def forged(*arguments, **named):
            record, payload = made(*arguments, **named)
            data = {**payload["data"], **parts.pop("data", {})}
            return record, {**payload, "data": data, **parts}

        monkeypatch.setattr(interactions, "base_payload", forged)

    return change
