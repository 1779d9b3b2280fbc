"""Words of about the same meaning: what they find, and what they leave as it was."""

from __future__ import annotations

import pickle

import pytest

from bot.core.matching.confidence import ENTRY_FEATURES
from bot.core.matching.index import Index, Phrasing
from bot.core.matching.normalize import stem, words
from bot.core.matching.related import Related
from bot.core.matching.related_english import ENGLISH
from bot.core.matching.related_spanish import SPANISH

HINTED = ENTRY_FEATURES.index("hinted")
EXPLAINED = ENTRY_FEATURES.index("explained")

FAQ = {
    "delete": ("en", ["how do i delete my note", "delete a note"]),
    "share": ("en", ["how do i share my note", "share a note"]),
    "borrar": ("es", ["cómo borro mi nota", "borrar una nota"]),
    "buscar": ("es", ["cómo busco mi nota", "buscar una nota"]),
}


@pytest.fixture(scope="module")
def index():
    return Index(
        [
            Phrasing(text=text, entry=entry, language=language)
            for entry, (language, texts) in FAQ.items()
            for text in texts
        ]
    )


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("how do i remove my note", "delete"),
        ("erasing a note", "delete"),
        ("cómo elimino mi nota", "borrar"),
        ("localizar una nota", "buscar"),
    ],
)
def test_another_word_for_the_same_thing_finds_the_entry(index, question, entry):
    assert index.search(question).hits[0].entry == entry


def test_what_another_word_hints_at_is_told_apart_from_what_a_word_explains(index):
    measured = index.evidence("remove").entry[index.entries.index("delete")]

    assert measured[HINTED] > 0
    assert measured[EXPLAINED] == 0


def test_a_word_that_is_there_itself_hints_at_nothing_more(index):
    assert index.evidence("delete").entry[index.entries.index("delete"), HINTED] == 0


def test_a_word_with_a_relative_is_as_unknown_as_before(index):
    search = index.search("remove")
    (word,) = search.words

    assert (word.match, word.terms) == ("none", ())
    assert [term for term, _ in word.related] == ["delet"]
    assert search.hits[0].explained == 0
    assert search.hits[0].unexplained == word


def test_a_word_has_the_relatives_of_its_own_language_alone():
    related = Related({"en": ["eat", "sale"], "es": ["sal"]})

    assert related.of("consume") == {"eat"}
    assert related.of("sold") == {"sale"}
    assert related.of("zebra") == frozenset()


def test_an_index_that_went_to_another_process_knows_them_too(index):
    assert pickle.loads(pickle.dumps(index)).search("remove my note") == index.search(
        "remove my note"
    )


@pytest.mark.parametrize(("language", "table"), [("en", ENGLISH), ("es", SPANISH)])
def test_each_group_has_two_words_or_more_written_as_questions_are_read(language, table):
    groups = [group.split() for group in table.split(";")]

    for group in groups:
        assert words(" ".join(group)) == tuple(group)
        assert len({stem(word, language) for word in group}) > 1, group
    assert len({frozenset(group) for group in groups}) == len(groups)


@pytest.mark.parametrize("table", [ENGLISH, SPANISH])
def test_no_group_holds_a_word_that_stands_in_any_question(table):
    short = {word for word in table.replace(";", " ").split() if len(word) <= 2}

    assert short <= {"go", "hi", "ir", "pc", "tv"}
