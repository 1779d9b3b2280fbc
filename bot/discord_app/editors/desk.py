"""Where editors' work is done: edits in, proposals and what became of them out."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, Final, assert_never

import aiohttp
import discord

from bot.core.editing.edit import Edit
from bot.core.model import Language
from bot.discord_app.asker import locale_of, tell
from bot.discord_app.components import Item, notice
from bot.discord_app.editors.buttons import edit_button
from bot.discord_app.editors.drafts import LIFETIME, Draft, Drafts
from bot.discord_app.editors.forms import ReasonModal
from bot.discord_app.editors.review import Section, plain_text, sections_of, told, view_of
from bot.library.gate import GateError
from bot.library.proposal import (
    Blocked,
    Conflict,
    Failed,
    NothingChanged,
    Proposal,
    Publication,
    Published,
    ReasonWanted,
    Signed,
)
from bot.library.publisher import Publisher
from bot.library.trial import NotApplicableError
from bot.log import describe
from bot.texts import editors

_log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]

_ENDED: Final = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What Discord raises when a private message can no longer be changed."""


class EditorsDesk:
    """Shows proposals, and publishes them. Whoever calls it has looked who is asking.

    Args:
        publisher: changes the live FAQ.
        drafts: what is typed and not published.
        wait: how a proposal's end is waited for.
    """

    def __init__(
        self,
        publisher: Publisher,
        drafts: Drafts,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.publisher = publisher
        self.drafts = drafts
        self._wait = wait
        self._ends: set[asyncio.Task[None]] = set()

    async def propose(self, interaction: Interaction, draft: Draft, edit: Edit) -> None:
        """Try an edit, and show its editor what it would do."""
        began = self.drafts.now()
        async with self._handing_back(interaction, draft):
            await _think(interaction)
            try:
                proposal = await self.publisher.propose(edit)
            except (NotApplicableError, GateError) as error:
                await self.refuse(interaction, draft, [str(error)])
                return
            draft = replace(draft, edit=edit, proposal=proposal)
            key = self.drafts.keep(draft, began)
            await self._show_proposal(interaction, draft, proposal, key)
            self._end_later(interaction, key, began)

    async def _show_proposal(
        self, interaction: Interaction, draft: Draft, proposal: Proposal, key: str
    ) -> None:
        language = draft.language
        buttons = _ways_on(draft, key)
        if proposal.is_sound and proposal.changed:
            buttons = [edit_button("publish", key, language), *buttons]
        shown = [*sections_of(proposal, language), Section("", (editors.EXPIRES[language],))]
        await _show(interaction, draft, shown, buttons)

    async def refuse(self, interaction: Interaction, draft: Draft, problems: Sequence[str]) -> None:
        """Say what is wrong with what was typed, and hand it back."""
        section = Section(editors.NOT_PROPOSED[draft.language], tuple(problems))
        async with self._handing_back(interaction, draft):
            await _think(interaction)
            await _show(interaction, draft, [section], _ways_on(draft, self.drafts.keep(draft)))

    async def publish(self, interaction: Interaction, key: str, why: str = "") -> None:
        """Publish a proposal, or ask for the reason it lacks."""
        draft = self.drafts.get(key)
        if draft is None or (proposal := draft.proposal) is None:
            gone = editors.GONE[locale_of(interaction)]
            await tell(interaction, f"{gone}\n{why}" if why else gone)
            return
        draft = replace(draft, why=(why or draft.why).strip())
        if proposal.wants_reason and not draft.why:
            await self._ask_why(interaction, key, draft.language)
            return
        # Taken before anything is awaited, so that a second press finds nothing to publish.
        self.drafts.take(key)
        async with self._handing_back(interaction, draft):
            await interaction.response.defer()
            await self._publish(interaction, draft, proposal)

    async def publish_at_once(self, interaction: Interaction, draft: Draft, edit: Edit) -> None:
        """Withdraw an answer or give it back: nobody reads a proposal first."""
        async with self._handing_back(interaction, draft):
            await _think(interaction)
            try:
                proposal = await self.publisher.propose(edit)
            except (NotApplicableError, GateError) as error:
                await self.refuse(interaction, draft, [str(error)])
                return
            draft = replace(draft, edit=edit, proposal=proposal)
            await self._publish(interaction, draft, proposal)

    async def retry(self, interaction: Interaction, key: str) -> None:
        """Try a draft on the FAQ as it is now."""
        draft = self.drafts.take(key)
        if draft is None or draft.edit is None:
            await tell(interaction, editors.GONE[locale_of(interaction)])
            return
        await self.propose(interaction, draft, draft.edit)

    async def discard(self, interaction: Interaction, key: str) -> None:
        """Drop a draft, and its file with it."""
        self.drafts.take(key)
        view = notice(editors.DISCARDED[locale_of(interaction)])
        await interaction.response.edit_message(view=view, attachments=[])

    async def _ask_why(self, interaction: Interaction, key: str, language: Language) -> None:
        async def submitted(answered: Interaction, why: str) -> None:
            await self.publish(answered, key, why)

        await interaction.response.send_modal(ReasonModal(language, submitted))

    async def _publish(self, interaction: Interaction, draft: Draft, proposal: Proposal) -> None:
        signed = Signed(who=draft.pen_name, via="discord", why=draft.why)
        await self._tell(interaction, draft, await self.publisher.publish(proposal, signed))

    @asynccontextmanager
    async def _handing_back(self, interaction: Interaction, draft: Draft) -> AsyncIterator[None]:
        """Whatever fails in here, its editor gets back what was typed, with the way to go on."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - nothing typed may be lost, whatever the cause
            _log.error("an editor's work failed: %s", describe(error))
            key = self.drafts.keep(draft)
            buttons = _ways_on(draft, key)
            shown = [Section(editors.BROKEN[draft.language])]
            try:
                await _think(interaction)
                await _show(interaction, draft, shown, buttons)
            except _ENDED as failed:
                _log.error("what was typed could not be handed back: %s", describe(failed))

    async def _tell(self, interaction: Interaction, draft: Draft, found: Publication) -> None:
        language = draft.language
        buttons: list[Item] = []
        match found:
            case Published(version=version, unrecorded=reason, in_file=in_file):
                text = (
                    editors.PUBLISHED_AS[language].format(number=version.number)
                    if version
                    else editors.UNRECORDED[language].format(reason=reason)
                )
                shown = [Section(text)]
                if not in_file:
                    shown.append(Section(editors.NOT_IN_FILE[language]))
            case NothingChanged():
                shown = [Section(editors.NO_DIFFERENCE[language])]
            case Failed(reason=reason):
                shown = [Section(editors.FAILED[language].format(reason=reason))]
                key = self.drafts.keep(draft)
                buttons = [edit_button("publish", key, language), *_ways_on(draft, key)]
            case Conflict():
                base = draft.proposal.base_revision if draft.proposal else ""
                moved = self.publisher.library.current.revision != base
                shown = _conflict(found, language, moved=moved)
                key = self.drafts.keep(draft)
                buttons = [edit_button("retry", key, language), *_ways_on(draft, key)]
            case Blocked(proposal=proposal) | ReasonWanted(proposal=proposal):
                shown = sections_of(proposal, language)
            case _:
                assert_never(found)
        await _show(interaction, draft, shown, buttons)

    def _end_later(self, interaction: Interaction, key: str, began: float) -> None:
        ending = self._end(interaction, key, began + LIFETIME - self.drafts.now())
        task = asyncio.get_running_loop().create_task(ending)
        self._ends.add(task)
        task.add_done_callback(self._ends.discard)

    async def _end(self, interaction: Interaction, key: str, after: float) -> None:
        """Hand back what was typed before Discord closes the private message for good.

        By its key: a draft holds a whole FAQ, which nobody needs once it is published.
        """
        await self._wait(after)
        draft = self.drafts.end(key)
        if draft is None:
            return
        try:
            await _show(interaction, draft, [Section(editors.EXPIRED[draft.language])], ())
        except _ENDED as error:
            _log.warning("an expired proposal could not be handed back: %s", describe(error))


def _ways_on(draft: Draft, key: str) -> list[Item]:
    """The buttons under what is not published: to edit it again, if there is a form; to drop it."""
    again = [edit_button("again", key, draft.language)] if draft.can_be_opened else []
    return [*again, edit_button("discard", key, draft.language)]


def _conflict(found: Conflict, language: Language, *, moved: bool) -> list[Section]:
    """What stands in the way: another version, if the live FAQ has `moved`; else a saved file."""
    if not moved:
        return [Section(editors.NOT_NOW[language], (editors.UNFINISHED[language],))]
    theirs = told(found.theirs, language) or (editors.COMMENTS_ONLY[language],)
    return [
        Section(editors.CONFLICT[language]),
        Section(editors.THEIRS[language], theirs),
        Section(editors.MINE[language], told(found.mine, language)),
    ]


async def _think(interaction: Interaction) -> None:
    """Say that an answer comes: a check takes longer than Discord waits."""
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True, thinking=True)


async def _show(
    interaction: Interaction, draft: Draft, sections: Sequence[Section], buttons: Sequence[Item]
) -> None:
    """Private sections, and a file with them whole and with what was typed."""
    name, typed = draft.typed
    whole = f"{typed}\n\n{plain_text(sections)}\n" if typed else f"{plain_text(sections)}\n"
    file = discord.File(io.BytesIO(whole.encode()), name)
    view = view_of(sections, draft.language, name, buttons)
    await interaction.edit_original_response(view=view, attachments=[file])
