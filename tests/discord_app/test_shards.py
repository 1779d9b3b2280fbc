"""Which shards a process has, from its settings and its name."""

from __future__ import annotations

import sys

import pytest

from bot.app import create_bot, run
from bot.discord_app.shards import Shards, shards_of
from bot.exits import Exit
from bot.settings import Settings, SettingsError
from tests.conftest import ROOT

HOST = "denver-faq-bot-2.denver-faq-bot.faq.svc.cluster.local"


def settings(**given):
    return Settings(_env_file=None, **given)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Shards()),
        ({"shard_count": 2}, Shards(2, (0, 1))),
        ({"shard_count": 12, "shard_ids": "0-3, 8"}, Shards(12, (0, 1, 2, 3, 8))),
        ({"shard_count": 12, "shard_ids": "7"}, Shards(12, (7,))),
        ({"shard_count": 12, "shards_per_pod": 4}, Shards(12, (8, 9, 10, 11))),
        ({"shard_count": 10, "shards_per_pod": 4}, Shards(10, (8, 9))),
    ],
)
def test_the_settings_say_which(given, expected):
    assert shards_of(settings(**given), HOST) == expected


@pytest.mark.parametrize(
    ("given", "host", "reason"),
    [
        ({"shard_count": 8, "shards_per_pod": 4}, HOST, "enough for 2 of them"),
        ({"shard_count": 12, "shards_per_pod": 4}, "laptop", "Set SHARD_IDS instead"),
        ({"shard_count": 12, "shards_per_pod": 4}, "", "Set SHARD_IDS instead"),
    ],
)
def test_a_host_without_a_shard_is_told_why(given, host, reason):
    with pytest.raises(SettingsError, match=reason):
        shards_of(settings(**given), host)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"shard_ids": "0"}, "need SHARD_COUNT"),
        ({"shards_per_pod": 2}, "need SHARD_COUNT"),
        ({"shard_count": 4, "shard_ids": "0", "shards_per_pod": 2}, "exclude each other"),
        ({"shard_count": 4, "shard_ids": "4"}, "from 0 to 3"),
        ({"shard_count": 4, "shard_ids": "1-99999999999"}, "from 0 to 3"),
        ({"shard_count": 4, "shard_ids": "-1"}, "such as 0-3,8"),
        ({"shard_count": 4, "shard_ids": "a"}, "such as 0-3,8"),
        ({"shard_count": 4, "shard_ids": "1-"}, "such as 0-3,8"),
        ({"shard_count": 0}, "greater than or equal to 1"),
    ],
)
def test_settings_that_do_not_fit_are_refused_in_words(monkeypatch, given, reason):
    for name, value in given.items():
        monkeypatch.setenv(name.upper(), str(value))
    with pytest.raises(SettingsError, match=reason):
        Settings.load()


def test_every_server_and_the_direct_messages_belong_to_one_process():
    shares = [Shards(7, (0, 1, 2)), Shards(7, (3,)), Shards(7, (4, 5, 6))]
    for guild in (0, *(n << 22 for n in range(50)), 1_145_322_017_374_748_672):
        assert sum(share.hold(guild) for share in shares) == 1
        assert Shards().hold(guild)


@pytest.mark.parametrize(
    "url", ["sqlite:///x", "postgresql://", "postgresql://host", "http://h/d", "postgres://h:x/d"]
)
def test_an_address_of_no_postgresql_is_refused_without_quoting_it(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url.replace("://", "://user:zqx-canary@", 1))
    with pytest.raises(SettingsError, match="DATABASE_URL: expected") as caught:
        Settings.load()
    assert "zqx" not in str(caught.value)


def test_a_password_is_not_shown():
    found = settings(database_url="postgresql://user:zqx-canary@host/database")
    assert "zqx" not in repr(found) + str(found) + str(found.model_dump())


@pytest.mark.parametrize(
    ("home", "shard", "leads"),
    [(None, 0, True), (None, 5, False), (5 << 22, 5, True), (5, 5, False)],
)
def test_who_hears_the_home_server_leads(tmp_path, home, shard, leads):
    given = settings(knowledge_dir=ROOT / "knowledge", state_dir=tmp_path, home_guild_id=home)
    assert create_bot(given, shards=Shards(8, (shard,))).leads is leads
    assert create_bot(given).leads


@pytest.fixture
def start(tmp_path):
    """`run` with a token for a test endpoint that nobody listens at."""
    places = {"knowledge_dir": ROOT / "knowledge", "state_dir": tmp_path}
    endpoint = {"discord_token": "x", "discord_api_base": "http://127.0.0.1:1"}
    return lambda **given: run(settings(**places, **endpoint, **given))


def test_a_host_without_a_number_does_not_start(start, monkeypatch, capsys):
    monkeypatch.setattr("platform.node", lambda: "laptop")
    assert start(shard_count=4, shards_per_pod=2) is Exit.USAGE
    assert "Set SHARD_IDS instead" in capsys.readouterr().err


def test_a_database_without_its_driver_does_not_start(start, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    assert start(database_url="postgresql://user:zqx-canary@host/faq") is Exit.MISSING_EXTRA
    said = capsys.readouterr().err
    assert "[postgres]" in said
    assert "zqx" not in said


def test_a_backup_says_that_the_history_is_elsewhere(terminal, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:zqx-canary@host/faq")
    done = terminal("backup", tmp_path / "b.tar.gz")
    assert done.exit_code == 0
    assert "pg_dump" in done.stderr
    assert "zqx" not in done.output
    monkeypatch.delenv("DATABASE_URL")
    assert "pg_dump" not in terminal("backup", tmp_path / "b.tar.gz").stderr
