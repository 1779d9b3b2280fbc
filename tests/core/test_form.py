"""An entry as the four texts of a form and back: nothing is lost, and what is wrong is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.editing.form import EntryForm, FormError, form_of, head_of, read_form

FIELD = 4000
"""Characters that a field of Discord's forms takes."""


@pytest.fixture
def passages(shipped):
    return tuple(shipped.knowledge.sources.passages)


def test_every_shipped_entry_fits_into_a_form_and_comes_back_as_it_was(shipped, passages):
    for entry in shipped.knowledge.faq:
        form = form_of(entry)
        assert form.longest() <= FIELD, entry.id
        assert read_form(form, head_of(entry), passages) == entry


def test_what_a_phone_types_otherwise_is_the_same_entry(shipped, passages):
    """Line ends, dashes before wordings, spaces, more empty lines, commas left out."""
    for entry in shipped.knowledge.faq:
        form = form_of(entry)
        typed = EntryForm(
            wordings_en="\r\n".join(f" - {line} " for line in form.wordings_en.splitlines()),
            wordings_es=f"\n\n{form.wordings_es}\n",
            statements_en=form.statements_en.replace(", ", " , ").replace("\n\n", "\n \n\n"),
            statements_es=form.statements_es.replace("\n\n", "\r\n\r\n\r\n"),
        )
        read = read_form(typed, head_of(entry), passages)
        assert read.variants == entry.variants
        assert [each.source for each in read.statements()] == [
            each.source for each in entry.statements()
        ]
        assert [each.es for each in read.statements()] == [each.es for each in entry.statements()]


def test_statements_without_a_source_take_the_usual_one(shipped, passages):
    entry = shipped.knowledge.faq[0]
    form = replace(form_of(entry), statements_en="One.\n\nTwo.", statements_es="Uno.\n\nDos.")
    read = read_form(form, head_of(entry), passages, usual=passages[:1])

    assert [statement.source for statement in read.answer] == [passages[:1], passages[:1]]


@pytest.mark.parametrize(
    ("marks", "beyond", "corrects"),
    [
        ("{0}", False, False),
        ("{0}; beyond", True, False),
        ("{0}; beyond; corrects", True, True),
        ("{0}, {0} ;corrects; beyond", True, True),
    ],
)
def test_the_brackets_say_what_kind_of_statement_it_is(shipped, passages, marks, beyond, corrects):
    entry = shipped.knowledge.faq[0]
    english = f"One.\n[{passages[0]}]\n\nTwo.\n[{marks.format(passages[1])}]"
    form = replace(form_of(entry), statements_en=english, statements_es="Uno.\n\nDos.")
    read = read_form(form, head_of(entry), passages)

    assert len(read.beyond) == beyond
    assert read.statements()[1].corrects is corrects
    assert read.statements()[1].source == passages[1:2]


def test_all_that_is_wrong_is_said_at_once(shipped, passages):
    empty = EntryForm(wordings_en=" ", wordings_es="", statements_en="One.", statements_es="")
    with pytest.raises(FormError) as wrong:
        read_form(empty, head_of(shipped.knowledge.faq[0]), passages)

    told = " ".join(wrong.value.problems)
    for part in (
        "Wordings, English",
        "Wordings, Spanish",
        "1 in English, 0 in Spanish",
        "no source",
    ):
        assert part in told
