"""Any texts in an editor's forms and files: a proposal that Discord takes, or a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache

from bot.core.editing.changes import changes
from bot.core.editing.edit import (
    AddQuestions,
    Edit,
    PutEntry,
    PutEntryText,
    ReplaceFile,
    Suspend,
    apply,
)
from bot.core.editing.errors import EditError
from bot.core.editing.form import EntryForm, FormError, form_of, head_of, read_form
from bot.core.loading.parse import parse
from bot.core.model import LANGUAGES, Knowledge
from bot.discord_app.editors import names
from bot.discord_app.editors.buttons import edit_button
from bot.discord_app.editors.drafts import FilledForm
from bot.discord_app.editors.forms import EntryModal, SourceModal
from bot.discord_app.editors.review import Section, sections_of, view_of
from bot.discord_app.editors.source_form import SourceForm, source_of
from bot.library.folder import revision_of
from bot.library.judge import Case, judge
from bot.library.proposal import Proposal
from tests.fuzz.discord_takes import takes_choices, takes_form, takes_message
from tests.fuzz.watchdog import within
from tests.fuzz.yaml_text import NAMES, base

TODAY = date(2026, 11, 23)
FIELD, LINE, NAME = 4000, 300, 30
"""Characters that Discord lets an editor type into a form, an option, and the name of a thing."""
BETWEEN = "\0"
"""Parts the fields of an input; no text that is typed has one."""

Fields = Sequence[str]


@cache
def knowledge() -> Knowledge:
    """A FAQ of two entries."""
    found = parse(base()).knowledge
    assert found is not None
    return found


def prepare() -> None:
    """What the first edit alone would have to wait for."""
    check(next(seeds()))


def check(data: bytes) -> None:
    """Type these fields into the form or command that the first byte chooses."""
    # Discord hands on whole characters only.
    text = data[1:].decode("utf-8", "replace")
    fields = [*text.split(BETWEEN), *[""] * 8]
    WAYS[data[0] % len(WAYS) if data else 0](fields)


def _entry_form(fields: Fields) -> None:
    old = knowledge().faq[0]
    texts = [text[:FIELD] for text in fields[:4]]
    form = EntryForm(
        wordings_en=texts[0], wordings_es=texts[1], statements_en=texts[2], statements_es=texts[3]
    )
    filled = FilledForm(head=head_of(old), fields=form, seen=knowledge())
    takes_form(EntryModal(filled, fields[4][:LINE], "es", _nobody))
    try:
        with within():
            entry = read_form(form, head_of(old), knowledge().sources.passages)
    except FormError as error:
        _refused(error.problems)
        return
    again = form_of(entry)
    assert read_form(again, head_of(old), knowledge().sources.passages) == entry
    new = _applied(PutEntry(entry=entry))
    if new is not None and (read := parse(new).knowledge):
        assert read.entry(entry.id) == entry
    _proposed(PutEntry(entry=entry))


def _entry_text(fields: Fields) -> None:
    _proposed(PutEntryText(id=fields[0][:NAME], text=fields[1][:FIELD]))


def _file(fields: Fields) -> None:
    _proposed(ReplaceFile(name=fields[0], text=fields[1]))


def _suspend(fields: Fields) -> None:
    english, spanish = (text[:LINE].strip() for text in fields[1:3])
    _proposed(Suspend(id=fields[0][:NAME] or "mayor-words", en=english, es=spanish, since=TODAY))


def _questions(fields: Fields) -> None:
    texts = tuple(text[:LINE] for text in fields if text)
    _proposed(AddQuestions(expects="off-topic", en=texts, es=texts[:1]))


def _source(fields: Fields) -> None:
    name, document = (text[:NAME] for text in fields[:2])
    form = SourceForm(
        name=name,
        document=document,
        is_new_document=document not in knowledge().sources.documents,
        says=fields[2][:1200],
        quotes=fields[3][:1200],
        publisher=fields[4][:LINE],
        address=fields[5][:500],
        published=fields[6][:10],
        as_of=fields[7][:10],
    )
    if name and document:
        takes_form(SourceModal(form, "en", _nobody))
    try:
        with within():
            edit = source_of(form, TODAY)
    except FormError as error:
        _refused(error.problems)
        return
    _proposed(edit)


def _completed(fields: Fields) -> None:
    typed = fields[0][:LINE]
    with within():
        takes_choices(names.entries(typed, knowledge(), "en"))
        takes_choices(names.topics(typed, knowledge()))
        takes_choices(names.passages(typed, knowledge(), ("waiting",)))
        takes_choices(names.documents(typed, knowledge()))
        takes_choices(names.outlets(typed, knowledge()))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", names.id_from(typed))
    assert len(names.id_from(typed)) <= NAME


WAYS: tuple[Callable[[Fields], None], ...] = (
    _entry_form,
    _entry_text,
    _file,
    _suspend,
    _questions,
    _source,
    _completed,
)


async def _nobody(*_: object) -> None:
    """Takes a form that is never sent."""


def _applied(edit: Edit) -> dict[str, str] | None:
    try:
        with within():
            return {**base(), **apply(edit, base())}
    except EditError as error:
        _refused([str(error)])
        return None


def _proposed(edit: Edit) -> None:
    """Try it as the bot does, and show what would come of it."""
    with within():
        verdict = judge(Case(texts=base(), before=base(), edit=edit))
    if verdict.inapplicable:
        _refused([verdict.inapplicable])
        return
    live = parse(base()).knowledge
    assert live is not None
    changed = tuple(name for name in NAMES if verdict.texts[name] != base()[name])
    proposal = Proposal(
        key="0" * 16,
        edit=edit,
        base=live,
        base_revision=revision_of(base()),
        texts=verdict.texts,
        changed=changed,
        changes=changes(live, verdict.knowledge) if verdict.knowledge else (),
        verdict=verdict,
    )
    for language in LANGUAGES:
        _shown(sections_of(proposal, language))


def _refused(problems: Sequence[str]) -> None:
    assert problems
    assert all(problem.strip() for problem in problems)
    _shown([Section("Not proposed", tuple(problems))])


def _shown(sections: Sequence[Section]) -> None:
    buttons = [edit_button(verb, "0" * 16, "es") for verb in ("publish", "again", "discard")]
    takes_message(view_of(sections, "es", "your-text.txt", buttons), "your-text.txt")


def seeds() -> Iterator[bytes]:
    """Each form and command, filled in as an editor would."""
    for entry in knowledge().faq:
        form = form_of(entry)
        typed = (form.wordings_en, form.wordings_es, form.statements_en, form.statements_es)
        yield b"\0" + BETWEEN.join((*typed, "A better word.")).encode()
    block = base()["faq.yaml"].partition("- id: ")[2]
    yield b"\1" + f"council-vote{BETWEEN}- id: {block}".encode()
    for name in NAMES:
        yield b"\2" + f"{name}{BETWEEN}{base()[name]}".encode()
    yield b"\3" + BETWEEN.join(("mayor-words", "A mistake.", "Un error.")).encode()
    yield b"\4" + BETWEEN.join(("how is the weather", "qué tiempo hace")).encode()
    source = ("post-two", "post-2018", "It says so.", "one | uno", "Post | A title")
    yield b"\5" + BETWEEN.join((*source, "https://example.org/a", "2018-01-02", "")).encode()
    yield b"\6mayor"


def words() -> Iterator[str]:
    """Pieces that forms are filled with."""
    yield from (BETWEEN, "\n\n", "[article-vote]", "[post-vote; beyond; corrects]", " | ", "- ")
    yield from (": ", "#", "'", '"', "@everyone", "](<", "\u202e", "\u2028", "\r", "https://")
    yield from ("mayor-words", "council-vote", *knowledge().sources.passages)
