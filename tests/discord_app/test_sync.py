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
    slash = [command for command in sent if command["type"] == 1]

    assert len(slash) > 1
    for command in slash:
        assert set(command["description_localizations"]) == {"es-ES", "es-419"}
        assert command["name_localizations"] in (None, {})
        assert len(command["description"]) <= 100
        assert all(len(text) <= 100 for text in command["description_localizations"].values())


async def test_the_menu_of_a_message_has_a_spanish_name(simcord_env):
    (sent,) = [r.json for r in simcord_env.http_requests if r.path.endswith("/commands")]
    (menu,) = [command for command in sent if command["type"] == 3]

    assert menu["name"] == "Answer this"
    assert menu["name_localizations"] == {"es-ES": "Responder esto", "es-419": "Responder esto"}


async def test_commands_are_for_servers_and_direct_messages_and_not_for_single_users(simcord_env):
    (sent,) = [r.json for r in simcord_env.http_requests if r.path.endswith("/commands")]

    for command in sent:
        assert command["integration_types"] == [0], command["name"]
        assert command["contexts"] == [0, 1], command["name"]
