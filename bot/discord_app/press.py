"""A press of a button in, what happens then out.

A button on a public message answers the presser privately; only *Remove* changes what others see
there. On a private message a choice or the other language replaces what is shown.
"""

from __future__ import annotations

import contextlib
from typing import Any

import discord

from bot.core.saying.card import entry_card
from bot.core.snapshot import Snapshot
from bot.discord_app.actions import Remove, Share, Show, ShowRelated, ShowSources
from bot.discord_app.asker import locale_of, place_of, tell
from bot.discord_app.buttons import buttons_of
from bot.discord_app.components import layout
from bot.discord_app.passing_on.echo import question_on
from bot.discord_app.shown import gone, is_gone, shown
from bot.texts import labels


async def press(
    interaction: discord.Interaction[Any],
    action: Show | Share | Remove | None,
    snapshot: Snapshot,
    *,
    passes_on: bool = False,
) -> None:
    """Do what the button promises; None is a promise of another version of the bot.

    `passes_on` is whether questions can be sent to the editors.
    """
    if action is None or is_gone(action, snapshot.knowledge):
        language = action.language if action else locale_of(interaction)
        # Beside what is there: it may still be of use.
        await interaction.response.send_message(view=gone(language), ephemeral=True)
        return
    match action:
        case Share():
            await _share(interaction, action, snapshot)
        case Remove():
            await _remove(interaction, action)
        case _:
            await _show(interaction, action, snapshot, passes_on=passes_on)


async def _show(
    interaction: discord.Interaction[Any], action: Show, snapshot: Snapshot, *, passes_on: bool
) -> None:
    message = interaction.message
    asked = question_on(message) if passes_on else None
    view = shown(action, snapshot, place_of(interaction), asked=asked)
    in_place = message is not None and message.flags.ephemeral
    # Sources and related questions stand beside the answer: it is read together with them.
    if in_place and not isinstance(action, ShowSources | ShowRelated):
        await interaction.response.edit_message(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def _share(interaction: discord.Interaction[Any], action: Share, snapshot: Snapshot) -> None:
    language, knowledge = action.language, snapshot.knowledge
    entry = knowledge.entry(action.entry)
    assert entry is not None, "what is gone has been told"
    # Discord would let the answer to a press through where neither of us may write.
    if not (
        _may_write(interaction, interaction.app_permissions)
        and _may_write(interaction, interaction.permissions)
    ):
        await tell(interaction, labels.SHARE_DENIED[language])
        return
    card = entry_card(entry, language, knowledge, snapshot.today)
    # The mention shows the name as a link; it notifies nobody.
    name = labels.SHARED_BY[language].format(name=interaction.user.mention)
    view = layout([card], buttons_of(card, "public"), head=f"-# {name}")
    try:
        await interaction.response.send_message(
            view=view, allowed_mentions=discord.AllowedMentions.none()
        )
    except discord.Forbidden:
        # A rule of the server, AutoMod's for one, may forbid what the permissions allow.
        await tell(interaction, labels.SHARE_REFUSED[language])


async def _remove(interaction: discord.Interaction[Any], action: Remove) -> None:
    message = interaction.message
    assert message is not None, "a button stands on a message"
    if not interaction.permissions.manage_messages:
        asker = await asker_of(message)
        if asker != interaction.user.id:
            await tell(interaction, labels.REMOVE_DENIED[action.language])
            return
    # By the interaction, so that it needs no permission in the channel.
    # Two people may press at once; then it is gone already.
    with contextlib.suppress(discord.NotFound):
        await interaction.response.defer()
        await interaction.delete_original_response()


async def asker_of(message: discord.Message) -> int | None:
    """Who asked for a message: read from Discord now, kept nowhere."""
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    question = reference.resolved
    if question is None:
        try:
            question = await message.channel.fetch_message(reference.message_id)
        except discord.HTTPException:
            return None
    return question.author.id if isinstance(question, discord.Message) else None


def _may_write(interaction: discord.Interaction[Any], may: discord.Permissions) -> bool:
    if isinstance(interaction.channel, discord.Thread):
        return may.view_channel and may.send_messages_in_threads
    return may.view_channel and may.send_messages
