"""A server and people whose every name is a canary, and the visitors who do everything there."""

from __future__ import annotations

import pytest

from tests.privacy.visit import Visitor
from tests.privacy.watch import CANARY, Work, at_work


@pytest.fixture
def working(tmp_path, monkeypatch):
    """The bot at work at a log level, for `async with`."""
    return lambda level: at_work(tmp_path / "work", monkeypatch, level)


@pytest.fixture
def visitors():
    """Two people for a bot at work: one in a server, who owns it, and one in direct messages."""

    def arrive(work: Work) -> tuple[Visitor, Visitor]:
        env = work.env
        owner = env.create_user(f"{CANARY}owner", global_name=f"{CANARY} Owner")
        guild = env.create_guild(f"{CANARY} server", owner=owner)
        channel = guild.create_text_channel(f"{CANARY}-channel")
        guild.create_text_channel(f"{CANARY}-elsewhere")
        user = env.create_user(f"{CANARY}user", global_name=f"{CANARY} User")
        guild.add_member(user)
        work.channels.update((channel.id, user.dm_channel.id))
        editors = env.create_guild(f"{CANARY} home").create_text_channel(f"{CANARY}-editors")
        work.editors.add(editors.id)
        work.bot.letterbox.channel = editors.id
        return (
            Visitor(work=work, actor=guild.add_member(owner), channel=channel, direct=False),
            Visitor(work=work, actor=user, channel=user.dm_channel, direct=True),
        )

    return arrive
