"""Two states of the knowledge in, what is different in values, words and lines out."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.editing.changes import (
    GROUPS,
    Change,
    EntryAdded,
    EntryEdited,
    EntryRemoved,
    EntryResumed,
    EntrySuspended,
    QuestionsChanged,
    RepliesChanged,
    SourceAdded,
    SourceChanged,
    SourceRemoved,
    VocabularyChanged,
    changes,
    from_json,
    to_json,
)
from bot.core.editing.details import details, reworded
from bot.core.editing.edit import (
    AddQuestions,
    PutEntry,
    RemoveEntry,
    ReplaceFile,
    Resume,
    Suspend,
    Together,
    apply,
)
from bot.core.editing.in_words import in_words
from bot.core.loading.parse import FILES, parse
from bot.core.model import LANGUAGES

FOLDER = Path(__file__).parents[1] / "examples" / "base"
TEXTS = {file: (FOLDER / file).read_bytes().decode() for file in FILES}
KNOWLEDGE = parse(TEXTS).knowledge
MAYOR, VOTE = KNOWLEDGE.entry("mayor-words"), KNOWLEDGE.entry("council-vote")
NAMED = {"id": MAYOR.id, "en": MAYOR.question.en, "es": MAYOR.question.es}
WITHDRAWN = Suspend(id=MAYOR.id, en="A mistake.", es="Un error.", since=date(2026, 11, 23))


def after(*edits):
    return parse({**TEXTS, **apply(Together(edits=edits), TEXTS)}).knowledge


def replaced(file, old, new):
    assert TEXTS[file].count(old) == 1
    return ReplaceFile(name=file, text=TEXTS[file].replace(old, new))


def put(**update):
    return PutEntry(entry=MAYOR.model_copy(update=update))


def statement(**update):
    return MAYOR.answer[0].model_copy(update=update)


def variants(**update):
    return MAYOR.variants.model_copy(update=update)


EDITED = [
    (put(question=MAYOR.question.model_copy(update={"es": "¿Qué?"})), {"question": True}),
    (put(answer=(statement(en="Said."),)), {"answer": True}),
    (put(answer=(statement(corrects=True),)), {"answer": True}),
    (put(answer=(statement(source=("post-vote",)),)), {"sources": True}),
    (put(beyond=(statement(),)), {"answer": True, "sources": True}),
    (put(kind="supplement"), {"kind": True}),
    (put(topic="law"), {"topic": True}),
    (put(related=()), {"related": True}),
    (put(variants=variants(en=("a", *MAYOR.variants.en[1:]))), {"added_en": 1, "removed_en": 1}),
    (put(variants=variants(es=("a", "b", *MAYOR.variants.es))), {"added_es": 2}),
    (put(variants=variants(es=())), {"removed_es": len(MAYOR.variants.es)}),
]


@pytest.mark.parametrize(("edit", "parts"), EDITED)
def test_an_edited_entry_says_which_of_its_parts_are_different(edit, parts):
    told = {**NAMED, "es": edit.entry.question.es}
    assert changes(KNOWLEDGE, after(edit)) == (EntryEdited(**told, **parts),)


def test_the_order_of_wordings_is_no_change():
    assert len(MAYOR.variants.en) > 1
    turned = after(put(variants=variants(en=MAYOR.variants.en[::-1])))
    assert turned != KNOWLEDGE
    assert changes(KNOWLEDGE, turned) == ()


def test_the_same_has_no_changes():
    assert changes(KNOWLEDGE, KNOWLEDGE) == ()


OTHERS = [
    (put(id="new-one"), [EntryAdded(**{**NAMED, "id": "new-one"})]),
    (
        RemoveEntry(id=MAYOR.id),
        [
            EntryEdited(id=VOTE.id, en=VOTE.question.en, es=VOTE.question.es, related=True),
            EntryRemoved(**NAMED),
        ],
    ),
    (WITHDRAWN, [EntrySuspended(**NAMED, reason_en="A mistake.", reason_es="Un error.")]),
    (
        AddQuestions(expects="off-topic", en=("a", "b"), es=("c",)),
        [QuestionsChanged(added=3, removed=0)],
    ),
    (
        replaced("questions.yaml", "off-topic", "right-now"),
        [QuestionsChanged(added=2, removed=2)],
    ),
    (replaced("vocabulary.yaml", "[aurora]", "[boulder]"), [VocabularyChanged()]),
    (
        replaced("sources.yaml", "publisher: Newsmax", "publisher: Newsmax, a site"),
        [SourceChanged(group="document", id="newsmax-2017", name="Newsmax, a site")],
    ),
    (
        replaced("sources.yaml", "10 to 0", "11 to 0"),
        [SourceChanged(group="passage", id="post-vote", name="The Denver Post")],
    ),
    (
        replaced("sources.yaml", "  hancock: {", "  mayor: {"),
        [
            SourceAdded(group="name", id="mayor", name="Michael Hancock"),
            SourceRemoved(group="name", id="hancock", name="Michael Hancock"),
        ],
    ),
    (
        replaced("sources.yaml", "{name: KDVR}", "{name: FOX31}"),
        [SourceChanged(group="outlet", id="kdvr", name="FOX31")],
    ),
]


@pytest.mark.parametrize(("edit", "told"), OTHERS)
def test_each_kind_of_change_is_told(edit, told):
    assert list(changes(KNOWLEDGE, after(edit))) == told


def test_a_withdrawn_answer_is_told_again_only_with_another_reason():
    withdrawn = after(WITHDRAWN)
    again = Suspend(id=MAYOR.id, en="A mistake.", es="Un error.", since=date(2026, 12, 1))
    other = Suspend(id=MAYOR.id, en="Two mistakes.", es="Dos.", since=date(2026, 12, 1))
    assert changes(withdrawn, after(again)) == ()
    assert changes(withdrawn, after(other)) == (
        EntrySuspended(**NAMED, reason_en="Two mistakes.", reason_es="Dos."),
    )
    assert changes(withdrawn, after(WITHDRAWN, Resume(id=MAYOR.id))) == (EntryResumed(**NAMED),)


def test_words_and_contacts_of_the_replies_are_told_apart():
    contact = '{name: A, en: b, es: c, phone: "1", checked: 2026-01-01}'
    contacts = ReplaceFile(
        name="replies.yaml", text=TEXTS["replies.yaml"] + f"contacts: [{contact}]\n"
    )
    words = replaced("replies.yaml", "This is the no of kind not-stated", "Nobody says")
    assert changes(KNOWLEDGE, after(contacts)) == (RepliesChanged(words=False, contacts=True),)
    assert changes(KNOWLEDGE, after(words)) == (RepliesChanged(words=True, contacts=False),)


# As values that can be kept.

TEXT = st.text(max_size=20)
FIELDS = {
    "bool": st.booleans(),
    "int": st.integers(0, 99),
    "str": TEXT,
    "Group": st.sampled_from(GROUPS),
}
CHANGES = st.one_of(
    *(
        st.builds(kind, **{field.name: FIELDS[field.type] for field in fields(kind)})
        for kind in get_args(Change)
    )
)


@given(CHANGES)
def test_a_change_survives_being_written_and_read(change):
    assert from_json(json.loads(json.dumps(to_json(change)))) == change


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"change": "Change"},
        {"change": "VocabularyChanged", "more": 1},
        {"change": "QuestionsChanged", "added": 1},
    ],
)
def test_what_is_no_change_is_not_read(written):
    with pytest.raises(ValueError, match="no change that this version"):
        from_json(written)


# In words.


@given(CHANGES.filter(lambda change: change != RepliesChanged(words=False, contacts=False)))
def test_every_change_is_told_in_both_languages(change):
    told = [in_words(change, language) for language in LANGUAGES]
    assert told[0] != told[1]
    assert all(text.endswith(".") for text in told)


@pytest.mark.parametrize(
    ("change", "english", "spanish"),
    [
        (
            EntryEdited(id="x", en="Is it?", es="¿Es?", answer=True, added_en=1, added_es=1),
            "“Is it?”: the answer was reworded; 2 wordings added.",
            "«¿Es?»: se cambió la redacción de la respuesta; 2 formas añadidas.",
        ),
        (
            EntryEdited(id="x", en="Is it?", es="¿Es?", removed_es=1),
            "“Is it?”: 1 wording removed.",
            "«¿Es?»: 1 forma quitada.",
        ),
        (
            EntrySuspended(id="x", en="Is it?", es="¿Es?", reason_en="So.", reason_es="Así."),
            "“Is it?”: the answer was withdrawn for now. Reason: So.",
            "«¿Es?»: la respuesta se retiró por ahora. Motivo: Así.",
        ),
        (
            SourceAdded(group="passage", id="x", name="KDVR"),
            "Sources: a passage was added: KDVR.",
            "Fuentes: se añadió un pasaje: KDVR.",
        ),
        (
            RepliesChanged(words=True, contacts=True),
            "What the bot says when it does not answer was changed. The contacts were changed.",
            "Se cambió lo que el bot dice cuando no responde. Se cambiaron los contactos.",
        ),
    ],
)
def test_a_change_is_one_plain_sentence(change, english, spanish):
    assert in_words(change, "en") == english
    assert in_words(change, "es") == spanish


# Line by line.


def lines(edit):
    new = after(edit)
    return [line for change in changes(KNOWLEDGE, new) for line in details(change, KNOWLEDGE, new)]


def test_each_wording_and_each_reworded_statement_has_a_line():
    text = MAYOR.answer[0].en.replace("Mayor Michael", "mayor Michael")
    edit = put(
        answer=(statement(en=text, source=("article-message", "post-vote")),),
        variants=variants(en=("a new one", *MAYOR.variants.en[1:])),
        topic="law",
    )
    assert lines(edit) == [
        "topic: [-people-] {+law+}",
        f"- variants en: {MAYOR.variants.en[0]}",
        "+ variants en: a new one",
        "answer 1 en: … the article relayed it, [-Mayor-] {+mayor+} Michael Hancock spoke of …",
        "+ answer 1 source: post-vote",
    ]


def test_a_new_and_a_lost_statement_have_their_lines():
    extra = statement(en="More.", es="Más.", corrects=True)
    assert lines(put(beyond=(extra,))) == [
        "+ beyond 1 corrects: yes",
        "+ beyond 1 en: More.",
        "+ beyond 1 es: Más.",
        "+ beyond 1 source: article-message",
    ]
    assert "- answer 1 source: article-message" in lines(RemoveEntry(id=MAYOR.id))


def test_the_other_files_have_their_lines():
    assert lines(AddQuestions(expects="off-topic", en=("why",))) == ["+ why (off-topic)"]
    assert lines(WITHDRAWN) == [
        "+ en: A mistake.",
        "+ es: Un error.",
        "+ since: 2026-11-23",
    ]
    assert lines(replaced("sources.yaml", "10 to 0", "11 to 0")) == [
        "passage: post-vote",
        "says: … and nobody against it: [-10-] {+11+} to 0.",
    ]
    assert lines(replaced("vocabulary.yaml", "[aurora]", "[boulder]")) == [
        "- places: aurora",
        "+ places: boulder",
    ]
    assert lines(replaced("replies.yaml", "kind not-stated.", "kind so.")) == [
        "refusals not-stated en: … the no of kind [-not-stated.-] {+so.+}"
    ]


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_a_reworded_line_holds_every_word_that_went_or_came(old, new):
    line = reworded(" ".join(old), " ".join(new)).split()
    if old == new:
        assert all(len(word) == 1 for word in line)
    else:
        assert any(word.startswith(("[-", "{+")) for word in line)
