"""The real bot in a simulated Discord, on the shipped FAQ."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest

from bot.app import create_bot
from bot.core.snapshot import build_snapshot
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def shipped_settings(state: Path) -> Settings:
    return Settings(_env_file=None, knowledge_dir=ROOT / "knowledge", state_dir=state)


@pytest.fixture
def simcord_bot(tmp_path):
    return create_bot(shipped_settings(tmp_path / "state"))


@pytest.fixture
def channel(simcord_env):
    return simcord_env.create_guild().create_text_channel("questions")


@pytest.fixture
def alice(simcord_env, channel):
    return channel.guild.add_member(simcord_env.create_user("alice"))


@pytest.fixture
def bruno(simcord_env, channel):
    return channel.guild.add_member(simcord_env.create_user("bruno"))


@pytest.fixture
def moderator(simcord_env, channel):
    role = channel.guild.create_role(
        "moderators", permissions=discord.Permissions(manage_messages=True)
    )
    return channel.guild.add_member(simcord_env.create_user("moderator"), roles=[role])


@pytest.fixture
def ask(simcord_env, alice, channel):
    """Mention the bot with a question, at a pace that the limits allow; the reply, if any."""

    async def mention(text, *, author=alice, where=channel):
        await simcord_env.advance_time(4)
        before = len(where.history())
        await author.send(where, f"{simcord_env.bot.user.mention} {text}")
        replies = where.history()[before + 1 :]
        return replies[0] if replies else None

    return mention


@pytest.fixture
def publish(simcord_bot):
    """Puts another FAQ in the place of the one that the bot answers from."""

    def swap(**changes):
        knowledge = simcord_bot.library.current.knowledge.model_copy(update=changes)
        simcord_bot.library.exchange(build_snapshot(knowledge, "edited"), {})

    return swap


@pytest.fixture
def entries(shipped):
    """Copies of an entry that differ in their ids, questions and, if told so, in their topics."""

    def made(count, question="Who passed the ordinance, part {n}?", topic="people", **changes):
        texts = {"en": question, "es": f"¿{question}"}
        for n in range(count):
            asked = {language: text.format(n=n) for language, text in texts.items()}
            yield shipped.knowledge.faq[0].model_copy(
                update={
                    "id": f"entry-{n}",
                    "topic": topic.format(n=n),
                    "question": shipped.knowledge.faq[0].question.model_copy(update=asked),
                    "related": (),
                    **changes,
                }
            )

    return lambda *arguments, **named: tuple(made(*arguments, **named))
