"""The commands about one entry: what they do with their options."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.core.editing.changes import changes
from bot.core.editing.details import details
from bot.core.editing.edit import AddSource, Edit, PutEntry, RemoveEntry, Resume, Suspend, Together
from bot.core.editing.form import EntryForm, EntryHead, FormError, form_of, head_of, read_form
from bot.core.model import EntryKind, Language, Question
from bot.discord_app.asker import locale_of, tell
from bot.discord_app.editors.desk import EditorsDesk
from bot.discord_app.editors.drafts import Draft, FilledForm
from bot.discord_app.editors.forms import FIELD_LIMIT, EntryModal
from bot.discord_app.editors.review import told
from bot.discord_app.editors.workbench import Workbench, pen_name
from bot.texts import editors

Interaction = discord.Interaction[Any]

_EMPTY = EntryForm(wordings_en="", wordings_es="", statements_en="", statements_es="")
_TYPED = "your-text.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOptions:
    """What the commands for an entry take beside its form; None leaves it as it is."""

    source: str | None = None
    question_en: str | None = None
    question_es: str | None = None
    topic: str | None = None
    kind: EntryKind | None = None
    pen_name: str | None = None


async def edit(
    bench: Workbench, interaction: Interaction, entry_id: str, options: EntryOptions
) -> None:
    """Open an entry's form, filled in."""
    entry = await bench.entry(interaction, entry_id)
    if entry is None:
        return
    fields = form_of(entry)
    if fields.longest() > FIELD_LIMIT:
        await tell(interaction, editors.TOO_LONG_FOR_FORM[locale_of(interaction)])
        return
    filled = FilledForm(
        head=_with(head_of(entry), options),
        fields=fields,
        seen=bench.knowledge,
        sources=_usual(options),
    )
    await _open(bench, interaction, filled, options.pen_name)


async def add(
    bench: Workbench, interaction: Interaction, entry_id: str, options: EntryOptions
) -> None:
    """Open an empty form for a new entry."""
    language = locale_of(interaction)
    if bench.knowledge.entry(entry_id):
        await tell(interaction, editors.TAKEN[language].format(entry=entry_id))
        return
    head = EntryHead(
        id=entry_id,
        kind=options.kind or "answer",
        topic=options.topic or "",
        question=Question(en=options.question_en or "", es=options.question_es or ""),
    )
    filled = FilledForm(head=head, fields=_EMPTY, seen=bench.knowledge, sources=_usual(options))
    await _open(bench, interaction, filled, options.pen_name)


async def remove(
    bench: Workbench, interaction: Interaction, entry_id: str, why: str, name: str | None
) -> None:
    """Propose to take an entry out; its labelled questions are to be refused then."""
    await _propose(
        bench, interaction, entry_id, RemoveEntry(id=entry_id), _draft(interaction, why, name)
    )


async def resume(
    bench: Workbench, interaction: Interaction, entry_id: str, why: str, name: str | None
) -> None:
    """Give a withdrawn answer again, at once."""
    await _at_once(
        bench, interaction, entry_id, Resume(id=entry_id), _draft(interaction, why, name)
    )


async def suspend(
    bench: Workbench,
    interaction: Interaction,
    entry_id: str,
    reasons: tuple[str, str],
    name: str | None,
) -> None:
    """Withdraw an answer, at once; the reasons are in English and in Spanish."""
    english, spanish = (reason.strip() for reason in reasons)
    today = bench.library.current.today
    assert today is not None, "the library dates what it gives"
    edit_ = Suspend(id=entry_id, en=english, es=spanish, since=today)
    # The change itself says why, in both languages: nothing to add to it.
    draft = replace(_draft(interaction, "", name), typed=(_TYPED, f"{english}\n{spanish}"))
    await _at_once(bench, interaction, entry_id, edit_, draft)


async def again(bench: Workbench, interaction: Interaction, draft: Draft) -> None:
    """Open a form again as it was left."""
    assert draft.form is not None, "only a form can be opened again"
    await _open_filled(bench, interaction, draft.form, draft.why, draft.pen_name)


def _usual(options: EntryOptions) -> tuple[str, ...]:
    return (options.source,) if options.source else ()


async def _open(
    bench: Workbench, interaction: Interaction, filled: FilledForm, name: str | None
) -> None:
    signed = pen_name(name, locale_of(interaction))
    await _open_filled(bench, interaction, filled, "", signed)


async def _open_filled(
    bench: Workbench, interaction: Interaction, filled: FilledForm, why: str, name: str
) -> None:
    language = locale_of(interaction)
    desk = await bench.desk(interaction)
    if desk is None:
        return

    async def submitted(answered: Interaction, typed: tuple[EntryForm, str]) -> None:
        fields, reason = typed
        draft = Draft(
            language=language,
            pen_name=name,
            why=reason,
            typed=(_TYPED, _as_text(filled.head, fields, reason)),
            form=replace(filled, fields=fields),
        )
        await _submitted(bench, desk, answered, draft)

    await interaction.response.send_modal(EntryModal(filled, why, language, submitted))


async def _submitted(
    bench: Workbench, desk: EditorsDesk, interaction: Interaction, draft: Draft
) -> None:
    form = draft.form
    assert form is not None, "it was just made"
    if said := _overtaken(bench, form, draft.language):
        # Whoever reads this and sends the form again means it: the proposal shows what goes.
        now_seen = replace(form, seen=bench.knowledge)
        await desk.refuse(interaction, replace(draft, form=now_seen), said)
        return
    try:
        entry = read_form(form.fields, form.head, bench.passages(), form.sources)
    except FormError as error:
        await desk.refuse(interaction, draft, error.problems)
        return
    await desk.propose(interaction, draft, _with_sources(bench, PutEntry(entry=entry)))


def _overtaken(bench: Workbench, form: FilledForm, language: Language) -> list[str]:
    """What others did to the entry since its form was opened; nothing if it is as it was."""
    old, new = form.seen, bench.knowledge
    was, is_ = old.entry(form.head.id), new.entry(form.head.id)
    if was == is_:
        return []
    if is_ is None:
        return [editors.GONE_MEANWHILE[language]]
    if was is None:
        return [editors.ADDED_MEANWHILE[language]]
    theirs = [each for each in changes(old, new) if getattr(each, "id", "") == form.head.id]
    lines = (line for each in theirs for line in details(each, old, new))
    return [editors.CHANGED_MEANWHILE[language], *told(theirs, language), *lines]


def _with_sources(bench: Workbench, put: PutEntry) -> Edit:
    """The edit, together with the new sources that it names and their new documents."""
    live, waiting = bench.knowledge.sources, bench.drafts.sources()
    cited = {name for statement in put.entry.statements() for name in statement.source}
    documents = {new.document_id: new.document for new in waiting.values() if new.document}
    there = set(live.documents)
    needed: list[AddSource] = []
    for name, new in waiting.items():
        if name in cited and name not in live.passages:
            document = None if new.document_id in there else documents.get(new.document_id)
            there.add(new.document_id)
            needed.append(replace(new, document=document))
    return Together(edits=(*needed, put)) if needed else put


def _with(head: EntryHead, options: EntryOptions) -> EntryHead:
    question = head.question
    english, spanish = options.question_en or question.en, options.question_es or question.es
    return replace(
        head,
        question=Question(en=english, es=spanish),
        topic=options.topic or head.topic,
        kind=options.kind or head.kind,
    )


async def _propose(
    bench: Workbench, interaction: Interaction, entry_id: str, edit_: Edit, draft: Draft
) -> None:
    if await bench.entry(interaction, entry_id) and (desk := await bench.desk(interaction)):
        await desk.propose(interaction, draft, edit_)


async def _at_once(
    bench: Workbench, interaction: Interaction, entry_id: str, edit_: Edit, draft: Draft
) -> None:
    if await bench.entry(interaction, entry_id) and (desk := await bench.desk(interaction)):
        await desk.publish_at_once(interaction, draft, edit_)


def _draft(interaction: Interaction, why: str, name: str | None) -> Draft:
    language = locale_of(interaction)
    return Draft(language=language, pen_name=pen_name(name, language), why=why, typed=(_TYPED, why))


def _as_text(head: EntryHead, fields: EntryForm, why: str) -> str:
    """All that was typed, under the names of the fields."""
    parts = {
        editors.WORDINGS_EN["en"]: fields.wordings_en,
        editors.WORDINGS_ES["en"]: fields.wordings_es,
        editors.STATEMENTS_EN["en"]: fields.statements_en,
        editors.STATEMENTS_ES["en"]: fields.statements_es,
        editors.WHY["en"]: why,
    }
    top = f"{head.id}\n{head.topic}\n{head.kind}\n{head.question.en}\n{head.question.es}"
    return "\n\n".join((top, *(f"# {name}\n{text}" for name, text in parts.items())))
