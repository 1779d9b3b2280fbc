"""No command tells the token, whatever it is asked."""

from __future__ import annotations

import pytest
from typer.main import get_command

from bot.cli import app

# As long as a token, and put together here so that no scanner takes it for one.
TOKEN = ".".join(["MTIz" * 6, "GabcdE", "not-a-token-but-as-long-as-one-is"])


@pytest.mark.parametrize("command", get_command(app).commands)
@pytest.mark.parametrize("option", ["--help", "--no-such-option"])
def test_no_command_shows_it(terminal, monkeypatch, command, option):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    done = terminal(command, option)
    said = done.stdout + done.stderr
    assert said
    assert TOKEN not in said


@pytest.mark.parametrize("setting", ["LOG_ANSWERS", "DISCORD_API_BASE", "HOME_GUILD_ID"])
def test_a_token_put_into_another_setting_is_not_repeated(terminal, monkeypatch, setting):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv(setting, TOKEN)
    done = terminal("check")
    assert setting in done.stderr
    assert TOKEN not in done.stdout + done.stderr
