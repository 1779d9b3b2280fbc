"""`python -m bot invite`: the link with exactly the scopes and permissions that are needed."""

from __future__ import annotations

import base64
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.exits import Exit

APPLICATION = 123456789012345678
# Discord's permission bits: https://discord.com/developers/docs/topics/permissions
VIEW_CHANNEL, SEND_MESSAGES, READ_HISTORY, SEND_IN_THREADS = 1 << 10, 1 << 11, 1 << 16, 1 << 38


def token_of(application):
    first = base64.urlsafe_b64encode(str(application).encode()).decode().rstrip("=")
    return f"{first}.GabcdE.{'x' * 38}"


def assert_is_the_link(done):
    assert done.exit_code == Exit.OK
    assert done.stderr == ""
    link = urlsplit(done.stdout.strip())
    assert (link.scheme, link.netloc, link.path) == ("https", "discord.com", "/oauth2/authorize")
    query = parse_qs(link.query)
    assert query == {
        "client_id": [str(APPLICATION)],
        "scope": ["bot applications.commands"],
        "permissions": [str(VIEW_CHANNEL | SEND_MESSAGES | READ_HISTORY | SEND_IN_THREADS)],
    }


def test_link_is_made_from_the_id(terminal):
    assert_is_the_link(terminal("invite", "--application-id", APPLICATION))


def test_link_is_made_from_the_token_which_it_does_not_hold(terminal, monkeypatch):
    token = token_of(APPLICATION)
    monkeypatch.setenv("DISCORD_TOKEN", token)
    done = terminal("invite")
    assert_is_the_link(done)
    assert token not in done.stdout
    assert token.split(".")[0] not in done.stdout


def test_given_id_wins_over_the_token(terminal, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", token_of(1))
    assert_is_the_link(terminal("invite", "--application-id", APPLICATION))


@pytest.mark.parametrize("token", [None, "nonsense", "ñ.ñ.ñ", "AAAA.B.C", "....", "12345"])
def test_without_either_one_sentence_says_what_to_give(terminal, monkeypatch, token):
    if token:
        monkeypatch.setenv("DISCORD_TOKEN", token)
    done = terminal("invite")
    assert done.exit_code == Exit.USAGE
    assert done.stdout == ""
    assert "--application-id" in done.stderr
    assert "DISCORD_TOKEN" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not token or token not in done.stderr


@pytest.mark.parametrize("wrong", ["abc", "0", "-5", "1.5", ""])
def test_id_that_is_none_is_refused(terminal, wrong):
    assert terminal("invite", "--application-id", wrong).exit_code == Exit.USAGE
