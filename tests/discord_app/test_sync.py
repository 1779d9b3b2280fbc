"""Commands are sent to Discord when they changed, and not otherwise."""

from __future__ import annotations

import json

from bot.app import create_bot
from tests.discord_app.conftest import shipped_settings


def _sent(env) -> int:
    return sum(r.method == "PUT" and r.path.endswith("/commands") for r in env.http_requests)


async def test_the_first_start_sends_the_commands(simcord_env):
    assert _sent(simcord_env) == 1


async def test_a_second_start_sends_nothing(simcord_env, tmp_path):
    await simcord_env.restart_bot(create_bot(shipped_settings(tmp_path / "state")))

    assert _sent(simcord_env) == 1


async def test_a_changed_command_is_sent(simcord_env, tmp_path):
    file = tmp_path / "state" / "commands.json"
    known = json.loads(file.read_text())
    application = next(iter(known))
    file.write_text(json.dumps({application: {"ask": "another hash"}}))

    await simcord_env.restart_bot(create_bot(shipped_settings(tmp_path / "state")))

    assert _sent(simcord_env) == 2


async def test_an_unreadable_memory_only_sends_once_more(simcord_env, tmp_path):
    (tmp_path / "state" / "commands.json").write_text("{broken")

    await simcord_env.restart_bot(create_bot(shipped_settings(tmp_path / "state")))

    assert _sent(simcord_env) == 2


async def test_commands_that_discord_lost_are_sent_again(simcord_env, tmp_path):
    await simcord_env.bot.http.bulk_upsert_global_commands(simcord_env.bot.application_id, [])

    await simcord_env.restart_bot(create_bot(shipped_settings(tmp_path / "state")))

    assert _sent(simcord_env) == 3


async def test_descriptions_are_spanish_for_spanish_clients(simcord_env):
    (sent,) = [r.json for r in simcord_env.http_requests if r.path.endswith("/commands")]
    (ask,) = sent

    assert set(ask["description_localizations"]) == {"es-ES", "es-419"}
    assert ask["name_localizations"] in (None, {})
    assert len(ask["description"]) <= 100
    assert all(len(text) <= 100 for text in ask["description_localizations"].values())
