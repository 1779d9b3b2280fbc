"""A question that its asker sends in, a message in the editors' channel out; nothing is kept."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import discord
from discord import ui

from bot.core.answer import answer
from bot.core.model import PASSED_ON_KINDS, Language
from bot.core.outcome import Outcome, Refused
from bot.core.telltale import one_line, telltales
from bot.discord_app.asker import tell
from bot.discord_app.components import escape, notice
from bot.discord_app.desk import Desk
from bot.discord_app.limits import OF_QUESTIONS_PASSED_ON, Limits
from bot.discord_app.passing_on.echo import question_on
from bot.discord_app.passing_on.form import PassOnForm, typed_in
from bot.discord_app.passing_on.offer import handed_back
from bot.discord_app.reply import deliver
from bot.discord_app.speak import message_for
from bot.discord_app.stateless import StatelessView
from bot.texts import passing_on

Interaction = discord.Interaction[Any]


class Letterbox:
    """The way from an asker to the editors.

    Args:
        desk: decides whether a question is somebody's own case.
        channel: the id of the editors' channel; None if there is none.
    """

    def __init__(self, desk: Desk, channel: int | None) -> None:
        self._desk = desk
        self.channel = channel
        self.limits = Limits(OF_QUESTIONS_PASSED_ON)

    @property
    def is_open(self) -> bool:
        """Whether questions can be sent."""
        return self.channel is not None

    async def open(self, interaction: Interaction, language: Language) -> None:
        """Show the form, with the question that the message under the button shows."""
        if not self.is_open:
            await tell(interaction, passing_on.NO_EDITORS[language])
            return
        form = PassOnForm(question_on(interaction.message), language)
        await interaction.response.send_modal(form)

    async def take(self, interaction: Interaction, language: Language) -> None:
        """Send on what stands in a form, or say why not and hand it back."""
        question = one_line(typed_in(interaction))
        found = telltales(question)
        if found:
            lines = [f"• {passing_on.FOUND[each][language]}" for each in found]
            view = handed_back([passing_on.NOT_SENT[language], *lines], question, language)
            await interaction.response.send_message(view=view, ephemeral=True)
            return
        # Its turn, and Discord, may take longer than the three seconds that Discord waits.
        await interaction.response.defer(ephemeral=True, thinking=True)
        view = await self._sent(interaction, question, language)
        await interaction.edit_original_response(view=view)

    async def _sent(
        self, interaction: Interaction, question: str, language: Language
    ) -> ui.LayoutView:
        """What to say to a question that tells of nobody, when it is sent or is not to be."""
        async with self._desk.turns.turn():
            snapshot = self._desk.library.current
            outcome = answer(question, snapshot, briefly=True).outcome
        if _is_not_for_editors(outcome):
            return message_for(outcome, snapshot, locale=language, place="private")
        if self.channel is None:
            return notice(passing_on.NO_EDITORS[language])
        wait = self.limits.wait(interaction.user.id, time.monotonic())
        if wait:
            why = passing_on.TOO_OFTEN[language].format(seconds=wait)
            return handed_back([why], question, language)
        post = partial(
            interaction.client.get_partial_messageable(self.channel).send,
            view=_posted(question),
            allowed_mentions=discord.AllowedMentions.none(),
        )
        if await deliver(post, interaction.client.patience, "a question to the editors"):
            return notice(passing_on.SENT[language])
        return handed_back([passing_on.UNSENDABLE[language]], question, language)


def _is_not_for_editors(outcome: Outcome) -> bool:
    """Whether a no of its own fits: somebody's case, an emergency, another place, no words."""
    return (
        isinstance(outcome, Refused)
        and outcome.entry is None
        and outcome.kind not in PASSED_ON_KINDS
    )


def _posted(question: str) -> ui.LayoutView:
    """The same in both languages for everybody, so that it does not tell the asker's."""
    heads = (f"-# {text}" for text in passing_on.FOR_EDITORS.values())
    view = StatelessView()
    return view.add_item(ui.TextDisplay("\n".join((*heads, escape(question)))))
