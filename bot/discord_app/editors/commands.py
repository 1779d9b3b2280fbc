"""`/faq-admin …`: the commands of editors, for the home server alone."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import app_commands

from bot.core.model import EntryKind
from bot.discord_app.asker import locale_of
from bot.discord_app.editors import entry_work, file_work, names
from bot.discord_app.editors.admission import Home, admitted
from bot.discord_app.editors.entry_work import EntryOptions
from bot.discord_app.editors.source_form import SourceForm
from bot.discord_app.editors.workbench import Workbench
from bot.texts import commands as texts

Interaction = discord.Interaction[Any]
Line = app_commands.Range[str, 1, 300]
Name = app_commands.Range[str, 1, 30]
PenName = app_commands.Range[str, 1, 40]
File = Literal["faq.yaml", "sources.yaml", "questions.yaml", "vocabulary.yaml", "replies.yaml"]
"""Discord offers these as choices; a test compares them with the files of the FAQ."""


_MOST_VERSIONS = 25


class EditorCommands(app_commands.Group):
    """The group, which lets nobody through but editors in the home server."""

    def __init__(self, home: Home) -> None:
        super().__init__(
            name="faq-admin",
            description=texts.FAQ_ADMIN,
            guild_ids=[home.guild],
            default_permissions=discord.Permissions(manage_guild=True),
        )
        self._home = home

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Looked at again here: Discord's own settings may have been changed."""
        return await admitted(interaction, self._home)

    def for_editors(self, choices: Any) -> Any:
        """Choices that nobody else is offered: discord.py asks a group about its commands only."""
        return app_commands.check(self.interaction_check)(choices)


def editor_commands(bench: Workbench, home: Home) -> EditorCommands:
    """All of them."""
    group = EditorCommands(home)
    for add in (
        _edit_command,
        _add_command,
        _withdrawing_commands,
        _source_command,
        _file_commands,
        _history_commands,
    ):
        add(group, bench)
    return group


def _edit_command(group: EditorCommands, bench: Workbench) -> None:
    @group.command(name="edit", description=texts.EDIT)
    @app_commands.describe(
        entry=texts.ENTRY,
        source=texts.USUAL_SOURCE,
        question_en=texts.QUESTION_EN,
        question_es=texts.QUESTION_ES,
        topic=texts.TOPIC,
        kind=texts.KIND,
        pen_name=texts.PEN_NAME,
    )
    async def edit(  # noqa: PLR0913, PLR0917 - one for each option
        interaction: Interaction,
        entry: Name,
        source: Name | None = None,
        question_en: Line | None = None,
        question_es: Line | None = None,
        topic: Name | None = None,
        kind: EntryKind | None = None,
        pen_name: PenName | None = None,
    ) -> None:
        options = EntryOptions(
            source=source,
            question_en=question_en,
            question_es=question_es,
            topic=topic,
            kind=kind,
            pen_name=pen_name,
        )
        await entry_work.edit(bench, interaction, entry, options)

    edit.autocomplete("entry")(group.for_editors(_entries(bench)))
    edit.autocomplete("source")(group.for_editors(_sources(bench)))
    edit.autocomplete("topic")(group.for_editors(_topics(bench)))


def _add_command(group: EditorCommands, bench: Workbench) -> None:
    @group.command(name="add", description=texts.ADD)
    @app_commands.describe(
        question_en=texts.QUESTION_EN,
        question_es=texts.QUESTION_ES,
        topic=texts.TOPIC,
        kind=texts.KIND,
        source=texts.USUAL_SOURCE,
        id=texts.ENTRY_ID,
        pen_name=texts.PEN_NAME,
    )
    async def add(  # noqa: PLR0913, PLR0917 - one for each option
        interaction: Interaction,
        question_en: Line,
        question_es: Line,
        topic: Name,
        kind: EntryKind,
        source: Name | None = None,
        id: Name | None = None,  # noqa: A002 - the option's name
        pen_name: PenName | None = None,
    ) -> None:
        options = EntryOptions(
            source=source,
            question_en=question_en,
            question_es=question_es,
            topic=topic,
            kind=kind,
            pen_name=pen_name,
        )
        await entry_work.add(bench, interaction, id or names.id_from(question_en), options)

    add.autocomplete("source")(group.for_editors(_sources(bench)))
    add.autocomplete("topic")(group.for_editors(_topics(bench)))


def _withdrawing_commands(group: EditorCommands, bench: Workbench) -> None:
    @group.command(name="remove", description=texts.REMOVE_ENTRY)
    @app_commands.describe(entry=texts.ENTRY, why=texts.WHY, pen_name=texts.PEN_NAME)
    async def remove(
        interaction: Interaction, entry: Name, why: Line, pen_name: PenName | None = None
    ) -> None:
        await entry_work.remove(bench, interaction, entry, why, pen_name)

    @group.command(name="suspend", description=texts.SUSPEND)
    @app_commands.describe(
        entry=texts.ENTRY,
        reason_en=texts.REASON_EN,
        reason_es=texts.REASON_ES,
        pen_name=texts.PEN_NAME,
    )
    async def suspend(
        interaction: Interaction,
        entry: Name,
        reason_en: Line,
        reason_es: Line,
        pen_name: PenName | None = None,
    ) -> None:
        reasons = reason_en, reason_es
        await entry_work.suspend(bench, interaction, entry, reasons, pen_name)

    @group.command(name="resume", description=texts.RESUME)
    @app_commands.describe(entry=texts.ENTRY, why=texts.WHY, pen_name=texts.PEN_NAME)
    async def resume(
        interaction: Interaction, entry: Name, why: Line, pen_name: PenName | None = None
    ) -> None:
        await entry_work.resume(bench, interaction, entry, why, pen_name)

    remove.autocomplete("entry")(group.for_editors(_entries(bench)))
    suspend.autocomplete("entry")(group.for_editors(_entries(bench)))
    resume.autocomplete("entry")(group.for_editors(_entries(bench)))


def _source_command(group: EditorCommands, bench: Workbench) -> None:
    @group.command(name="source", description=texts.SOURCE)
    @app_commands.describe(
        name=texts.SOURCE_NAME,
        document=texts.DOCUMENT,
        outlet=texts.OUTLET,
        speaker=texts.SPEAKER,
        as_of=texts.AS_OF,
    )
    async def source(  # noqa: PLR0913, PLR0917 - one for each option
        interaction: Interaction,
        name: Name,
        document: Name,
        outlet: Name | None = None,
        speaker: Line | None = None,
        as_of: app_commands.Range[str, 10, 10] | None = None,
    ) -> None:
        form = SourceForm(
            name=name,
            document=document,
            is_new_document=document not in bench.documents(),
            outlet=outlet or "none",
            speaker=speaker or "",
            as_of=as_of or "",
        )
        await file_work.source(bench, interaction, form)

    async def documents(_: Interaction, typed: str) -> names.Choices:
        return names.documents(typed, bench.knowledge)

    async def outlets(_: Interaction, typed: str) -> names.Choices:
        return names.outlets(typed, bench.knowledge)

    source.autocomplete("document")(group.for_editors(documents))
    source.autocomplete("outlet")(group.for_editors(outlets))


def _file_commands(group: EditorCommands, bench: Workbench) -> None:
    @group.command(name="check", description=texts.CHECK)
    async def check(interaction: Interaction) -> None:
        await file_work.check(bench, interaction)

    @group.command(name="export", description=texts.EXPORT)
    @app_commands.describe(file=texts.FILE)
    async def export(interaction: Interaction, file: File) -> None:
        await file_work.export(bench, interaction, file)

    @group.command(name="import", description=texts.IMPORT)
    @app_commands.describe(file=texts.ATTACHMENT, why=texts.WHY, pen_name=texts.PEN_NAME)
    async def import_(
        interaction: Interaction,
        file: discord.Attachment,
        why: Line,
        pen_name: PenName | None = None,
    ) -> None:
        await file_work.take_in(bench, interaction, file, why, pen_name)


def _history_commands(group: EditorCommands, bench: Workbench) -> None:
    @group.command(name="history", description=texts.HISTORY)
    @app_commands.describe(before=texts.BEFORE)
    async def history(
        interaction: Interaction, before: app_commands.Range[int, 1] | None = None
    ) -> None:
        await file_work.history(bench, interaction, before)

    @group.command(name="counts", description=texts.COUNTS)
    async def counts(interaction: Interaction) -> None:
        await file_work.counts(bench, interaction)

    @group.command(name="undo", description=texts.UNDO)
    @app_commands.describe(version=texts.VERSION, why=texts.WHY, pen_name=texts.PEN_NAME)
    async def undo(
        interaction: Interaction,
        version: app_commands.Range[int, 1],
        why: Line,
        pen_name: PenName | None = None,
    ) -> None:
        await file_work.undo(bench, interaction, version, why, pen_name)

    async def versions(_: Interaction, typed: str) -> list[app_commands.Choice[int]]:
        return names.versions(typed, await bench.versions(_MOST_VERSIONS) or ())

    undo.autocomplete("version")(group.for_editors(versions))


def _entries(bench: Workbench) -> Any:
    async def entries(interaction: Interaction, typed: str) -> names.Choices:
        return names.entries(typed, bench.knowledge, locale_of(interaction))

    return entries


def _sources(bench: Workbench) -> Any:
    async def sources(_: Interaction, typed: str) -> names.Choices:
        return names.passages(typed, bench.knowledge, bench.drafts.sources())

    return sources


def _topics(bench: Workbench) -> Any:
    async def topics(_: Interaction, typed: str) -> names.Choices:
        return names.topics(typed, bench.knowledge)

    return topics
