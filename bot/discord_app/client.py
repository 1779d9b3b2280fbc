"""The Discord client: listens, hands questions to the desk, sends. No privileged intent."""

from __future__ import annotations

import logging
import secrets
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.discord_app.actions import Action, ShowChanges
from bot.discord_app.ask import answer_this_menu, ask_command
from bot.discord_app.asker import Place, locale_of
from bot.discord_app.buttons import ActionButton
from bot.discord_app.changes import changes_command, show_changes
from bot.discord_app.components import notice
from bot.discord_app.desk import Desk
from bot.discord_app.editors.admission import Home, admitted
from bot.discord_app.editors.buttons import EditButton, Verb
from bot.discord_app.editors.room import EditorsRoom
from bot.discord_app.hearing import Question, hear
from bot.discord_app.press import press
from bot.discord_app.show_commands import show_commands
from bot.discord_app.sync import sync_commands
from bot.discord_app.translations import Translations
from bot.log import describe
from bot.store.version import Version
from bot.texts import editors, labels
from bot.texts.labels import Label

_log = logging.getLogger(__name__)

_ATTEMPTS = 2


def _intents() -> discord.Intents:
    # Discord delivers the text of direct messages and of messages that mention the bot without
    # the privileged Message Content intent.
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    return intents


async def _apologise(interaction: discord.Interaction[Any], words: Label = labels.FAILED) -> None:
    view = notice(words[locale_of(interaction)])
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
    except discord.HTTPException as failed:
        _log.error("the apology failed too: %s", describe(failed))


class CommandTree(app_commands.CommandTree["FaqClient"]):
    """The commands, with an error handler that keeps what people typed out of the log."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Say so to the asker, and log the type of the error and our own frames."""
        if isinstance(error, app_commands.CheckFailure):
            return  # an editor's command, whose asker was told
        cause = error.__cause__ or error
        _log.error("a command failed: %s", describe(cause))
        if interaction.type is discord.InteractionType.autocomplete:
            return
        # Only the editors' commands stand in a group.
        command = interaction.command
        by_editor = isinstance(command, app_commands.Command) and command.parent is not None
        await _apologise(interaction, editors.NOT_DONE if by_editor else labels.FAILED)


class FaqClient(discord.Client):
    """The bot on Discord.

    Args:
        desk: answers questions.
        state_dir: where the hash of the synced commands is kept.
        home: where and by whom the FAQ may be edited; None if nowhere.
    """

    def __init__(self, desk: Desk, state_dir: Path, home: Home | None = None) -> None:
        # The bot has no voice: no warning at each start that the voice libraries are missing.
        discord.VoiceClient.warn_nacl = False
        discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=_intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.desk = desk
        self.library = desk.library
        self.tree = CommandTree(self)
        for command in (ask_command(desk), *show_commands(desk.library)):
            self.tree.add_command(command)
        self.tree.add_command(answer_this_menu(desk))
        self.tree.add_command(changes_command(self._versions))
        self.editors = EditorsRoom(desk.library, home)
        self.editors.add_commands(self.tree)
        self._state_dir = state_dir

    async def setup_hook(self) -> None:
        """Before the gateway: know our buttons, and Discord our commands."""
        self.add_dynamic_items(ActionButton, EditButton)
        await self.tree.set_translator(Translations())
        home = self.editors.home
        await sync_commands(self.tree, self._state_dir, home.guild if home else None)

    async def on_ready(self) -> None:
        """Say that the bot hears questions now."""
        _log.info("ready: %d servers, FAQ %s", len(self.guilds), self.library.current.revision)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a mention or a direct message; be silent about everything else."""
        assert self.user is not None, "no message arrives before the login"
        match hear(message, self.user):
            case "not-for-me":
                return
            case "role-only":
                await self._send(message, notice(*labels.ROLE_MENTION.values()))
            case "pointing":
                await self._send(message, notice(*labels.POINTING.values()))
            case Question(text=text, in_public=in_public):
                await self._answer(message, text, "public" if in_public else "direct")

    async def press(self, interaction: discord.Interaction[Any], action: Action | None) -> None:
        """Do what a button of ours promises, with the FAQ as it is now."""
        try:
            if isinstance(action, ShowChanges):
                await show_changes(interaction, action, self._versions)
            else:
                await press(interaction, action, self.library.current)
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            _log.error("a button failed: %s", describe(error))
            await _apologise(interaction)

    async def _versions(self, limit: int, before: int | None) -> Sequence[Version] | None:
        return await self.editors.bench.versions(limit, before)

    async def press_edit(
        self, interaction: discord.Interaction[Any], verb: Verb | None, key: str
    ) -> None:
        """Do what a button under a proposal promises."""
        try:
            await self.editors.press(interaction, verb, key)
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            await self.form_failed(interaction, error)

    async def may_edit(self, interaction: discord.Interaction[Any]) -> bool:
        """Whether a form comes from an editor in the home server; who does not is told."""
        return await admitted(interaction, self.editors.home)

    async def form_failed(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        """Log an error without what was typed, and tell the editor."""
        _log.error("an editor's form or button failed: %s", describe(error))
        await _apologise(interaction, editors.NOT_DONE)

    async def tell_editors(self, text: str) -> None:
        """Write into the home server's log channel, if there is one."""
        home = self.editors.home
        if home is None or home.log_channel is None:
            return
        try:
            await self.get_partial_messageable(home.log_channel).send(view=notice(text))
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            _log.warning("the log channel could not be told: %s", describe(error))

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log which event failed, the type of the error and our own frames; nothing of its data."""
        error = sys.exc_info()[1]
        _log.error("%s failed: %s", event_method, describe(error) if error else "unknown")

    async def _answer(self, message: discord.Message, text: str, place: Place) -> None:
        # Over the limit a mention gets silence: a notice would be one more message in the channel.
        if self.desk.limits.wait(message.author.id, time.monotonic()):
            return
        await self._send(message, self.desk.reply(text, locale=None, place=place))

    async def _send(self, message: discord.Message, view: discord.ui.LayoutView) -> None:
        reference = message.to_reference(fail_if_not_exists=False)
        # The same nonce twice is one message for Discord, so a send may be tried again.
        nonce = secrets.token_hex(8)
        for attempt in range(_ATTEMPTS):
            try:
                await message.channel.send(
                    view=view, reference=reference, mention_author=False, nonce=nonce
                )
            except discord.HTTPException as error:
                # No permission here, or the channel is gone: nobody is left to tell.
                _log.warning("a reply could not be sent: %s", describe(error))
                return
            except (aiohttp.ClientError, OSError) as error:
                _log.warning("the line was cut under attempt %d: %s", attempt + 1, describe(error))
            else:
                return
