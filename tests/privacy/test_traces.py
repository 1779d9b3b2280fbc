"""The bot does all it can for people with canaries for names, and leaves no trace of them."""

from __future__ import annotations

import logging
from itertools import zip_longest
from typing import get_args

import pytest
from discord import AppCommandType, app_commands

from bot.discord_app.actions import Action, decode
from tests.privacy.visit import QUESTIONS, controls_of
from tests.privacy.watch import CANARY, leaks

LEVELS = (logging.INFO, logging.DEBUG)
REFUSALS = (403, 404, 500)
REPLIES = ("/channels/*/messages*", "/interactions/*", "/webhooks/*")


def commands_of(bot):
    """The names of all commands and menus of a bot, in servers of its own as well."""
    tree = bot.tree
    return {
        command.qualified_name
        for guild in (None, *bot.guilds)
        for kind in AppCommandType
        for command in tree.walk_commands(guild=guild, type=kind)
        if not isinstance(command, app_commands.Group)
    }


@pytest.mark.parametrize("level", LEVELS, ids=logging.getLevelName)
async def test_whatever_people_do_leaves_no_trace_of_them(working, visitors, level):
    async with working(level) as work:
        in_server, direct = visitors(work)
        await in_server.everything()
        await direct.everything()

        assert work.env.errors == []
        assert leaks(work) == []
        # The log was on, and the visit missed no command and no kind of button.
        assert "answered ice-detainers" in work.out.getvalue()
        assert in_server.seen == commands_of(work.bot)
        assert {type(decode(id_)) for id_ in in_server.pressed} >= set(get_args(Action))
        (editors,) = work.editors
        requests = work.env.http_requests
        assert any(request.path == f"/channels/{editors}/messages" for request in requests)


async def test_no_trace_when_discord_refuses_what_is_sent(working, visitors):
    async with working(logging.DEBUG) as work:
        for visitor in visitors(work):
            async for opening in visitor.openings():
                shown = await opening()
                for status, control in zip_longest(REFUSALS, controls_of(shown)[: len(REFUSALS)]):
                    refuse(work.env, status)
                    await opening()
                    if control:
                        await visitor.press(shown, control)
                    work.env.backend.faults.clear()

        assert work.env.errors
        assert leaks(work) == []


def refuse(env, status):
    """Every reply fails from now on, and Discord's answer names a person."""
    for path in REPLIES:
        env.inject_error("*", path, status=status, message=f"{CANARY} failed", times=None)


async def test_no_trace_when_the_bot_itself_fails(working, visitors, monkeypatch):
    def broken(*arguments, **_):
        raise RuntimeError(f"{CANARY} {arguments}")

    async with working(logging.DEBUG) as work:
        for visitor in visitors(work):
            async for opening in visitor.openings():
                shown = await opening()
                with monkeypatch.context() as patch:
                    patch.setattr(work.bot.desk, "reply", broken)
                    await opening()
                    patch.setattr(type(work.bot.library), "current", property(broken))
                    await opening()
                    for control in controls_of(shown)[:2]:
                        await visitor.press(shown, control)

        assert {type(error.__cause__ or error) for error in work.env.errors} == {RuntimeError}
        assert "RuntimeError at bot/" in work.out.getvalue()
        assert leaks(work) == []


async def test_no_trace_when_discord_py_logs_what_it_hears_and_sends(working, visitors):
    # Over a real connection discord.py logs each event and request whole; here nothing does.
    async with working(logging.DEBUG) as work:
        asker, _ = visitors(work)
        await asker.saying(QUESTIONS[2])()
        for kind, name, body in list(work.env.backend.transcript):
            logging.getLogger("discord.gateway").debug("%s %s: %s", kind, name, body)
            logging.getLogger("discord.http").warning("rate limited: %s %s", name, body)

        assert leaks(work) == []
        assert "a message of discord.gateway" in work.out.getvalue()
