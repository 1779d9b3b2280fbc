"""The Discord client: listens, hands questions to the desk, sends. No privileged intent."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.discord_app.actions import Action, PassOn, Share, ShowChanges, decode
from bot.discord_app.apology import apologise
from bot.discord_app.ask import answer_this_menu, ask_command
from bot.discord_app.asker import Place, locale_of, tell
from bot.discord_app.buttons import ActionButton
from bot.discord_app.changes import changes_command, show_changes
from bot.discord_app.components import notice
from bot.discord_app.desk import Desk
from bot.discord_app.editors.admission import Home, admitted
from bot.discord_app.editors.buttons import EditButton, Verb
from bot.discord_app.editors.room import EditorsRoom
from bot.discord_app.hearing import Question, hear
from bot.discord_app.limits import OF_SHARES, Limits
from bot.discord_app.lines import Lines
from bot.discord_app.pace import Pace, paced
from bot.discord_app.passing_on.letterbox import Letterbox
from bot.discord_app.patience import Patience
from bot.discord_app.press import press
from bot.discord_app.recent import Recent
from bot.discord_app.reply import reply_to
from bot.discord_app.shards import Shards
from bot.discord_app.show_commands import show_commands
from bot.discord_app.sync import sync_commands
from bot.discord_app.timing import timed
from bot.discord_app.traced import traced
from bot.discord_app.translations import Translations
from bot.happened import Replied, Route
from bot.log import describe
from bot.store.version import Version
from bot.texts import editors, labels

_log = logging.getLogger(__name__)

_REFUSED_FOR_GOOD = range(400, 500)
_WORTH_A_TRY = (401, 429)
"""Of these: the login tells a bad token, and too many requests are fewer later."""


def _intents() -> discord.Intents:
    # Discord delivers the text of direct messages and of messages that mention the bot without
    # the privileged Message Content intent.
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    return intents


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
        await apologise(interaction, cause, editors.NOT_DONE if by_editor else labels.FAILED)

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Whether this command is new to us; what is typed meanwhile always may be completed."""
        await interaction.client.filled.wait()
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        return bool(interaction.client.is_new(interaction.id))


class FaqClient(discord.AutoShardedClient):
    """The bot on Discord.

    Args:
        desk: answers questions.
        state_dir: where the hash of the synced commands is kept.
        home: where and by whom the FAQ may be edited; None if nowhere.
        shards: which part of Discord is this process's.
    """

    def __init__(
        self,
        desk: Desk,
        state_dir: Path,
        home: Home | None = None,
        shards: Shards | None = None,
    ) -> None:
        # The bot has no voice: no warning at each start that the voice libraries are missing.
        discord.VoiceClient.warn_nacl = False
        discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=_intents(),
            shard_count=1,  # until the lines know how many
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            http_trace=paced(Pace(), traced(desk.note)),
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
        self.letterbox = Letterbox(desk, home.log_channel if home else None)
        self._state_dir = state_dir
        self.share = shards or Shards()
        self.line: Lines | None = None
        self.hears = asyncio.Event()
        """Set from when the first shard hears questions."""
        self.patience = Patience()
        self.filled = asyncio.Event()
        """Set once there is a FAQ: until then whoever asks has to wait."""
        if self.library.is_filled:
            self.filled.set()

        self.shares = Limits(OF_SHARES)
        self._recent = Recent()

    async def setup_hook(self) -> None:
        """Before the gateway: know our buttons, and Discord our commands."""
        self.add_dynamic_items(ActionButton, EditButton)
        await self.tree.set_translator(Translations())
        if not self.share.hold(0):
            return  # one process sends them, that of shard 0
        home = self.editors.home
        try:
            await sync_commands(self.tree, self._state_dir, home.guild if home else None)
        except discord.HTTPException as error:
            if error.status in _WORTH_A_TRY or error.status not in _REFUSED_FOR_GOOD:
                raise
            # No later try would go better, and mentions are answered without commands.
            _log.error("Discord does not take the commands: %s", describe(error))

    @property
    def leads(self) -> bool:
        """Whether this process writes: it alone hears the home server, or else shard 0."""
        home = self.editors.home
        return self.share.hold(home.guild if home else 0)

    def is_up(self) -> bool:
        """Whether every connection to Discord stands."""
        return self.line is not None and self.line.up

    def why_not_ready(self) -> str | None:
        """One word why not every shard hears questions just now; None if all do."""
        if self.line is None or not self.is_ready() or not self.filled.is_set():
            return "starting"
        return None if self.is_up() else "disconnected"

    def is_new(self, key: int) -> bool:
        """Whether a message or an interaction is told for the first time."""
        return not self._recent.seen(key, time.monotonic())

    async def on_shard_ready(self, _: int) -> None:
        """From now on some questions are heard."""
        self.hears.set()

    async def on_ready(self) -> None:
        """Say that the bot hears questions now, on all of its shards."""
        await self.filled.wait()
        _log.info("ready: %d servers, FAQ %s", len(self.guilds), self.library.current.revision)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a mention or a direct message; be silent about everything else."""
        assert self.user is not None, "no message arrives before the login"
        heard = hear(message, self.user)
        if heard == "not-for-me" or not self.is_new(message.id):
            return
        await self.filled.wait()
        match heard:
            case "role-only":
                await reply_to(message, notice(*labels.ROLE_MENTION.values()), self.patience)
            case "pointing":
                await reply_to(message, notice(*labels.POINTING.values()), self.patience)
            case Question(text=text, in_public=in_public):
                await self._answer(message, text, in_public=in_public)

    async def press(self, interaction: discord.Interaction[Any], action: Action | None) -> None:
        """Do what a button of ours promises, with the FAQ as it is now."""
        if not self.is_new(interaction.id):
            return
        await self.filled.wait()
        try:
            if isinstance(action, Share) and await self._shares_too_much(interaction):
                return
            with timed("button", self.desk.note):
                if isinstance(action, ShowChanges):
                    await show_changes(interaction, action, self._versions)
                elif isinstance(action, PassOn):
                    await self.letterbox.open(interaction, action.language)
                else:
                    passes_on = self.letterbox.is_open
                    await press(interaction, action, self.library.current, passes_on=passes_on)
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            _log.error("a button failed: %s", describe(error))
            await apologise(interaction, error)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Take an asker's form; discord.py has handed on everything else."""
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        form: Any = interaction.data
        action = decode(form["custom_id"])
        if not isinstance(action, PassOn) or not self.is_new(interaction.id):
            return
        await self.filled.wait()
        try:
            await self.letterbox.take(interaction, action.language)
        except Exception as error:  # noqa: BLE001 - its text may quote what was typed
            _log.error("an asker's form failed: %s", describe(error))
            await apologise(interaction, error)

    async def _shares_too_much(self, interaction: discord.Interaction[Any]) -> bool:
        """Whether somebody would flood a channel, past a slow mode that they have there."""
        wait = self.shares.wait(interaction.user.id, time.monotonic())
        if wait:
            await tell(
                interaction, labels.SHARED_TOO_MUCH[locale_of(interaction)].format(seconds=wait)
            )
        return bool(wait)

    async def _versions(self, limit: int, before: int | None) -> Sequence[Version] | None:
        return await self.editors.bench.versions(limit, before)

    async def press_edit(
        self, interaction: discord.Interaction[Any], verb: Verb | None, key: str
    ) -> None:
        """Do what a button under a proposal promises."""
        if not self.is_new(interaction.id):
            return
        await self.filled.wait()
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
        await apologise(interaction, error, editors.NOT_DONE)

    async def tell_editors(self, text: str) -> None:
        """Write into the home server's log channel, if there is one."""
        home = self.editors.home
        # One process tells what all of them see.
        if home is None or home.log_channel is None or not self.leads:
            return
        try:
            await self.get_partial_messageable(home.log_channel).send(view=notice(text))
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            _log.warning("the log channel could not be told: %s", describe(error))

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log which event failed, the type of the error and our own frames; nothing of its data."""
        error = sys.exc_info()[1]
        _log.error("%s failed: %s", event_method, describe(error) if error else "unknown")

    async def _answer(self, message: discord.Message, text: str, *, in_public: bool) -> None:
        # Over the limit a mention gets silence: a notice would be one more message in the channel.
        if self.desk.limits.wait(message.author.id, time.monotonic()):
            return
        place: Place = "public" if in_public else "direct"
        route: Route = "mention" if in_public else "direct"
        began = time.perf_counter()
        view = await self.desk.reply_in_turn(text, locale=None, place=place, route=route)
        if await reply_to(message, view, self.patience):
            self.desk.note(Replied(route, time.perf_counter() - began))
