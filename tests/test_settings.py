"""Settings from the environment and `.env`, and what importing or building the bot does not do."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import textwrap
import threading

import pytest
from pydantic import ValidationError

from bot.app import create_bot
from bot.settings import Settings, SettingsError

# As long as a token, and put together here so that no scanner takes it for one.
TOKEN = ".".join(["MTIz" * 6, "GabcdE", "not-a-token-but-as-long-as-one-is"])


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """No `.env` but the test's own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults_need_no_environment():
    settings = Settings.load()
    assert settings.discord_token is None
    assert str(settings.knowledge_dir) == "knowledge"
    assert str(settings.state_dir) == "state"
    assert settings.log_answers is False
    assert settings.discord_api_base is settings.discord_gateway_url is None


@pytest.mark.parametrize("head", ["", "\ufeff"], ids=["plain", "with a byte order mark"])
def test_environment_wins_over_the_file(folder, monkeypatch, head):
    text = f"{head}STATE_DIR=from-file\nLOG_ANSWERS=true\nUNKNOWN=1\n"
    (folder / ".env").write_text(text, encoding="utf-8")
    assert Settings.load().state_dir.name == "from-file"
    monkeypatch.setenv("STATE_DIR", "from-environment")
    assert Settings.load().state_dir.name == "from-environment"
    assert Settings.load().log_answers is True


def test_empty_value_is_no_value(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "")
    monkeypatch.setenv("LOG_ANSWERS", "")
    assert Settings.load() == Settings(_env_file=None)


def test_settings_do_not_change():
    with pytest.raises(ValidationError):
        Settings.load().log_answers = True


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080",
        "http://127.0.0.1:8080/api/v10",
        "https://localhost:8443",
        "http://LOCALHOST",
        "http://127.8.9.10",
        "http://[::1]:8080",
    ],
)
def test_endpoint_on_this_machine_is_taken(monkeypatch, url):
    monkeypatch.setenv("DISCORD_API_BASE", url)
    assert Settings.load().discord_api_base == url
    monkeypatch.setenv("DISCORD_GATEWAY_URL", url.replace("http", "ws"))
    assert Settings.load().discord_gateway_url == url.replace("http", "ws")


HOSTILE = [
    "{}://evil.example",
    "{}://127.0.0.1.evil.example",
    "{}://localhost.evil.example",
    "{}://localhost@evil.example",
    "{}://127.0.0.1:80@evil.example",
    "{}://evil.example@127.0.0.1",
    "{}://evil.example\\@127.0.0.1",
    "{}://127.0.0.1\\@evil.example",
    "{}://evil.example#@127.0.0.1",
    "{}://evil.example?127.0.0.1",
    "{}://evil.example/127.0.0.1",
    "{}://127.0.0.1\t.evil.example",
    "{}://0.0.0.0:8080",
    "{}://10.0.0.1",
    "{}://169.254.169.254",
    "{}://2130706433",
    "{}://[::]",
    "{}://[2001:db8::1]",
    "{}://[::1",
    "{}://127.0.0.1:99999",
    "{}://127.0.0.1:port",
    "{}://",
    "{}:127.0.0.1",
    "{}",
    "127.0.0.1:8080",
    "//127.0.0.1",
    "file:///127.0.0.1",
    "ftp://127.0.0.1",
]


@pytest.mark.parametrize("url", HOSTILE)
@pytest.mark.parametrize(
    ("name", "scheme"), [("DISCORD_API_BASE", "http"), ("DISCORD_GATEWAY_URL", "ws")]
)
def test_endpoint_elsewhere_is_refused_in_one_sentence_that_does_not_repeat_it(
    monkeypatch, name, scheme, url
):
    monkeypatch.setenv(name, url.format(scheme))
    with pytest.raises(SettingsError) as raised:
        Settings.load()
    assert name in str(raised.value)
    assert "evil" not in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("DISCORD_API_BASE", "ws://127.0.0.1"),
        ("DISCORD_GATEWAY_URL", "http://127.0.0.1"),
    ],
)
def test_scheme_that_does_not_fit_is_named(monkeypatch, name, url):
    monkeypatch.setenv(name, url)
    with pytest.raises(SettingsError, match=f"{name}: expected an address that starts with"):
        Settings.load()


def test_all_wrong_settings_are_named_at_once(monkeypatch):
    monkeypatch.setenv("LOG_ANSWERS", "perhaps")
    monkeypatch.setenv("DISCORD_API_BASE", "nowhere")
    with pytest.raises(SettingsError) as raised:
        Settings.load()
    said = str(raised.value)
    assert "LOG_ANSWERS: " in said
    assert "DISCORD_API_BASE: " in said
    assert "perhaps" not in said
    assert "nowhere" not in said
    assert said.endswith("Mend them in the environment or in .env.")


@pytest.mark.parametrize("content", [b"A=\xff\xfe", "A=1\n".encode("utf-16")])
def test_file_that_is_no_text_is_named(folder, content):
    (folder / ".env").write_bytes(content)
    with pytest.raises(SettingsError, match=r"\.env is no UTF-8 text"):
        Settings.load()


def test_token_is_in_no_text_of_the_settings(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    settings = Settings.load()
    assert settings.discord_token.get_secret_value() == TOKEN
    for text in (repr(settings), str(settings), str(settings.model_dump()), f"{settings!r:}"):
        assert TOKEN not in text
        assert TOKEN[-12:] not in text


def test_a_token_may_lie_in_a_file(folder, monkeypatch):
    (folder / "token").write_text(f"{TOKEN}\n", encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", "token")
    settings = Settings.load()
    assert settings.has_token
    assert settings.token() == TOKEN
    assert TOKEN not in f"{settings!r} {settings} {settings.model_dump()}"
    # Read when it is needed, so that a new one takes a restart and no other setting.
    (folder / "token").unlink()
    with pytest.raises(
        SettingsError, match="DISCORD_TOKEN_FILE: the file cannot be read"
    ) as raised:
        settings.token()
    assert raised.value.__suppress_context__


def test_without_a_token_there_is_none():
    assert Settings.load().token() is None
    assert not Settings.load().has_token


def test_token_is_in_no_error(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("LOG_ANSWERS", TOKEN)
    monkeypatch.setenv("DISCORD_API_BASE", f"http://{TOKEN}@evil.example")
    with pytest.raises(SettingsError) as raised:
        Settings.load()
    assert TOKEN[:10] not in f"{raised.value!r}"
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    with pytest.raises(ValidationError) as unhandled:
        Settings(_env_file=None)
    # pydantic would show the beginning and the end of what it could not read.
    assert TOKEN[:10] not in f"{unhandled.value} {unhandled.value!r}"


def python(code, folder, **environment):
    """Runs code in a new interpreter; the code ends with code 0 or says why not."""
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_importing_reads_no_setting_and_opens_no_file_of_knowledge(folder, root):
    code = """
        import importlib, os, pkgutil, sys

        others = "typer rich.table simcord pydantic_settings numpy prometheus_client"
        for name in ("discord.ext", *others.split()):
            try:
                importlib.import_module(name)
            except ImportError:
                pass
        seen = []

        def watch(event, args):
            path = str(args[0]) if args else ""
            if event == "open" and path.endswith((".yaml", ".env")):
                seen.append(path)

        class Environment(type(os.environ)):
            def __getitem__(self, key):
                if key.upper().startswith(("DISCORD_", "KNOWLEDGE_", "STATE_", "LOG_")):
                    seen.append(key)
                return super().__getitem__(key)

        os.environ.__class__ = Environment
        sys.addaudithook(watch)
        import bot

        for module in pkgutil.walk_packages(bot.__path__, "bot."):
            if module.name != "bot.__main__":
                importlib.import_module(module.name)
        sys.exit(f"read at import: {seen}" if seen else 0)
    """
    (folder / ".env").write_text("LOG_ANSWERS=perhaps\n")
    done = python(code, folder, DISCORD_TOKEN=TOKEN, LOG_ANSWERS="perhaps", PYTHONPATH=str(root))
    assert done.returncode == 0, done.stderr


def test_building_the_bot_opens_no_socket_starts_no_task_and_writes_nothing(folder, root):
    code = """
        import socket, sys
        from pathlib import Path
        from bot.app import create_bot
        from bot.settings import Settings

        bad = []

        def watch(event, args):
            if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen"):
                bad.append(event)
            if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
                bad.append(f"writes {args[0]}")
            if event in ("os.mkdir", "os.rename", "os.remove"):
                bad.append(event)

        settings = Settings(_env_file=None, state_dir=Path("state"))
        sys.addaudithook(watch)
        bot = create_bot(settings)
        sys.exit(f"{bad}" if bad or Path("state").exists() else 0)
    """
    done = python(code, folder, KNOWLEDGE_DIR=str(root / "knowledge"), PYTHONPATH=str(root))
    assert done.returncode == 0, done.stderr


async def test_building_the_bot_inside_a_loop_leaves_no_task_and_no_thread(settings):
    threads = threading.active_count()
    create_bot(settings)
    assert asyncio.all_tasks() == {asyncio.current_task()}
    assert threading.active_count() == threads
    assert list(settings.state_dir.glob("*")) == []


def test_bot_answers_from_the_folder_it_was_given(settings, shipped):
    assert create_bot(settings).library.current.revision == shipped.revision


def test_arguments_may_be_named_as_in_the_environment(tmp_path):
    settings = Settings(_env_file=None, KNOWLEDGE_DIR=tmp_path, log_answers=True)
    assert settings.knowledge_dir == tmp_path
    assert settings.log_answers


@pytest.mark.parametrize(
    ("address", "beyond"),
    [
        (None, False),
        ("127.0.0.1:8080", False),
        ("localhost:8080", False),
        ("[::1]:8080", False),
        ("0.0.0.0:8080", True),
        ("[::]:8080", True),
        ("192.168.1.5:8080", True),
        ("faq.example.org:8080", True),
    ],
)
def test_an_address_that_others_reach_is_known(address, beyond):
    assert Settings(_env_file=None, health_address=address).tells_beyond_this_machine is beyond
