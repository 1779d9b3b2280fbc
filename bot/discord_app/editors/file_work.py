"""The commands about sources, files, versions and counts: what they do with their options."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from typing import Any

import aiohttp
import discord

from bot.core.editing.edit import ReplaceFile
from bot.core.editing.form import FormError
from bot.core.evaluate import labelled_questions
from bot.core.loading.parse import FILES
from bot.core.loading.yaml_syntax import LONGEST
from bot.core.model import LANGUAGES, Language
from bot.core.problem import Problem
from bot.discord_app.asker import locale_of, tell
from bot.discord_app.editors.counted import counted_told
from bot.discord_app.editors.desk import EditorsDesk
from bot.discord_app.editors.drafts import Draft
from bot.discord_app.editors.forms import SourceModal
from bot.discord_app.editors.review import Section, plain_text, problems_told, view_of
from bot.discord_app.editors.source_form import SourceForm, source_of
from bot.discord_app.editors.told import versions_told
from bot.discord_app.editors.workbench import READ_WITHIN, Workbench, pen_name
from bot.library.folder import text_of
from bot.library.gate import GateError
from bot.store.errors import StoreError
from bot.texts import editors

Interaction = discord.Interaction[Any]

_VERSIONS = 10
_PROPOSAL = "proposal.txt"


async def source(bench: Workbench, interaction: Interaction, form: SourceForm) -> None:
    """Open the form of a new source; it waits until an entry names it."""
    language = locale_of(interaction)
    if form.name in bench.passages():
        await tell(interaction, editors.SOURCE_TAKEN[language].format(name=form.name))
        return
    if form.outlet not in {"none", *bench.knowledge.sources.outlets}:
        await tell(interaction, editors.NO_OUTLET[language].format(name=form.outlet))
        return
    desk = await bench.desk(interaction)
    if desk is None:
        return

    async def submitted(answered: Interaction, filled: SourceForm) -> None:
        today = bench.library.current.today
        assert today is not None, "the library dates what it gives"
        try:
            bench.drafts.keep_source(source_of(filled, today))
        except FormError as error:
            draft = Draft(
                language=language,
                pen_name="",
                why="",
                typed=("your-source.txt", filled.written()),
                source=filled,
            )
            await desk.refuse(answered, draft, error.problems)
            return
        await tell(answered, editors.SOURCE_READY[language].format(name=filled.name))

    await interaction.response.send_modal(SourceModal(form, language, submitted))


async def check(bench: Workbench, interaction: Interaction) -> None:
    """What the rules say of the live FAQ, as a file where it is long."""
    desk = await bench.desk(interaction)
    if desk is None:
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    language = locale_of(interaction)
    try:
        verdict = await desk.publisher.look()
    except GateError as error:
        await interaction.edit_original_response(view=view_of([Section(str(error))], language))
        return
    problems = problems_told(verdict.problems, language)
    sections = [
        Section(_summary(bench, language)),
        Section("" if problems else editors.NO_PROBLEMS[language], problems),
        Section(editors.SOURCE_NAMES[language], (", ".join(bench.passages()),)),
    ]
    await _show(interaction, sections, language, "check.txt")


async def export(bench: Workbench, interaction: Interaction, name: str) -> None:
    """Hand out a file of the live FAQ."""
    file = discord.File(io.BytesIO(bench.library.texts[name].encode()), name)
    language = locale_of(interaction)
    view = view_of([Section(editors.EXPORTED[language].format(name=name))], language, name)
    await interaction.response.send_message(view=view, file=file, ephemeral=True)


async def take_in(
    bench: Workbench,
    interaction: Interaction,
    file: discord.Attachment,
    why: str,
    name: str | None,
) -> None:
    """Propose a file that was handed in, instead of the one of its name."""
    language = locale_of(interaction)
    desk = await bench.desk(interaction)
    if desk is None:
        return
    if file.filename not in FILES:
        text = editors.WRONG_FILE[language].format(name=file.filename, names=", ".join(FILES))
        await tell(interaction, text)
        return
    if file.size > LONGEST:
        await tell(interaction, editors.TOO_BIG[language])
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    draft = Draft(
        language=language, pen_name=pen_name(name, language), why=why, typed=(_PROPOSAL, "")
    )
    try:
        content = await file.read()
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        await desk.refuse(interaction, draft, [editors.NOT_FETCHED[language]])
        return
    match text_of(content, file.filename):
        case Problem() as problem:
            await desk.refuse(interaction, draft, problems_told([problem], language))
        case str() as text:
            await desk.propose(interaction, draft, ReplaceFile(name=file.filename, text=text))


async def history(bench: Workbench, interaction: Interaction, before: int | None) -> None:
    """The newest versions, or those before a number, with all that is known of them."""
    language = locale_of(interaction)
    found = await bench.versions(_VERSIONS + 1, before)
    if found is None:
        await tell(interaction, editors.NO_CHANGES_NOW[language])
        return
    shown = found[:_VERSIONS]
    sections = [Section(editors.HISTORY[language]), *versions_told(shown, language, named=True)]
    if len(found) > _VERSIONS:
        older = editors.OLDER_VERSIONS[language].format(number=shown[-1].number)
        sections.append(Section(older))
    view = view_of(sections, language)
    await interaction.response.send_message(view=view, ephemeral=True)


async def counts(bench: Workbench, interaction: Interaction) -> None:
    """How questions came out lately."""
    language = locale_of(interaction)
    found = await bench.counted()
    if found is None:
        await tell(interaction, editors.NO_CHANGES_NOW[language])
        return
    view = view_of(counted_told(found, language), language)
    await interaction.response.send_message(view=view, ephemeral=True)


async def undo(
    bench: Workbench, interaction: Interaction, number: int, why: str, name: str | None
) -> None:
    """Propose to take a version back."""
    language = locale_of(interaction)
    desk = await bench.desk(interaction)
    if desk is None:
        return
    try:
        async with asyncio.timeout(READ_WITHIN):
            edit = await desk.publisher.undoing(number)
    except StoreError as error:
        await tell(interaction, str(error))
        return
    except TimeoutError:
        await tell(interaction, editors.NO_CHANGES_NOW[language])
        return
    if edit is None:
        await tell(interaction, _not_undone(desk, number, language))
        return
    draft = Draft(
        language=language, pen_name=pen_name(name, language), why=why, typed=(_PROPOSAL, why)
    )
    await desk.propose(interaction, draft, edit)


def _not_undone(desk: EditorsDesk, number: int, language: Language) -> str:
    if desk.publisher.recorder is None:
        return editors.NO_CHANGES_NOW[language]
    label = editors.FIRST_VERSION if number == 1 else editors.NO_VERSION
    return label[language].format(number=number)


def _summary(bench: Workbench, language: Language) -> str:
    live = bench.library.current
    wordings = sum(len(e.variants.of(each)) for e in live.knowledge.faq for each in LANGUAGES)
    return editors.CHECKED[language].format(
        revision=live.revision,
        entries=len(live.knowledge.faq),
        wordings=wordings,
        labelled=sum(1 for _ in labelled_questions(live)),
    )


async def _show(
    interaction: Interaction, sections: Sequence[Section], language: Language, name: str
) -> None:
    file = discord.File(io.BytesIO(plain_text(sections).encode()), name)
    await interaction.edit_original_response(
        view=view_of(sections, language, name), attachments=[file]
    )
