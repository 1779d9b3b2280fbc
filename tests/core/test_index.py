"""A question finds its entry, in both languages and across misspellings, or finds none."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.curve import UNCHANGED
from bot.core.matching.confidence import BY_WORDS
from bot.core.matching.index import Index, Phrasing, Search
from bot.core.matching.words import BARE, ENYE, FILLER_WEIGHT
from bot.core.matching.written import OWN_WORDS

FAQ = {
    "detainers": {
        "en": ["Does Denver honor ICE detainer requests?", "do they honor ice holds"],
        "es": [
            "¿Denver cumple las solicitudes de detención de ICE?",
            "la cárcel retiene gente para la migra",
        ],
    },
    "signed": {
        "en": ["Who signed the ordinance?", "did the mayor sign this law"],
        "es": ["¿Quién firmó la ordenanza?", "el alcalde firmó la ley este año"],
    },
    "when": {
        "en": ["When was the ordinance signed?", "what date did it pass"],
        "es": ["¿Cuándo se firmó la ordenanza?", "en qué fecha se aprobó"],
    },
    "fund": {
        "en": ["Who pays for the legal defense fund?", "is the defense fund 500 dollars"],
        "es": ["¿Quién paga el fondo de defensa legal?", "de dónde sale el dinero del fondo"],
    },
    "section": {
        "en": ["What is section 1373?", "federal code 1373 and sharing"],
        "es": ["¿Qué es la sección 1373?", "el código federal 1373"],
    },
}
SYNONYMS = [
    ("ice", "la migra", "migra", "inmigración y control de aduanas", "feds"),
    ("detainer", "hold", "retención"),
    ("mayor", "alcalde"),
    ("hovercraft", "aerodeslizador"),
]


def phrasings() -> list[Phrasing]:
    return [
        Phrasing(text=text, entry=entry, language=language)
        for entry, languages in FAQ.items()
        for language, texts in languages.items()
        for text in texts
    ]


@pytest.fixture(scope="module")
def index():
    return Index(phrasings(), SYNONYMS)


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("does denver honor ICE detainers", "detainers"),
        ("DOES DENVR HONNOR ICE DETANERS???", "detainers"),
        ("do they honor holds for la migra", "detainers"),
        ("denver cumple las retenciones de inmigracion y control de aduanas?", "detainers"),
        ("la carcel retiene a la gente for the feds", "detainers"),
        ("whosigned the ordinance", "signed"),
        ("quien firmo la ordnanza", "signed"),
        ("cuando firmaron la ordenanza", "when"),
        ("when did they sign the ordinance", "when"),
        ("hey bro who pays for the legal defence fund lol", "fund"),
        ("oye quien paga el fondo de defensa porfa", "fund"),
        ("section 1373", "section"),
        ("<@99> **who** pаys the fund", "fund"),  # noqa: RUF001 the a of "pays" is Cyrillic
    ],
)
def test_a_question_finds_its_entry(index, question, entry):
    assert index.search(question).hits[0].entry == entry


@pytest.mark.parametrize("phrasing", phrasings(), ids=lambda p: p.text)
def test_every_phrasing_finds_its_own_entry_and_itself(index, phrasing):
    top = index.search(phrasing.text).hits[0]
    assert (top.entry, top.variant, top.language) == (
        phrasing.entry,
        phrasing.text,
        phrasing.language,
    )
    assert top.explained == pytest.approx(1.0)
    assert top.unexplained is None


@pytest.mark.parametrize(
    ("question", "match", "terms"),
    [
        ("ordinances", "stem", {"ordin": 1.0}),
        ("ordnance", "repaired", None),
        ("ano", "repaired", {"año": ENYE}),
        ("defensefund", "split", {"defens": 1.0}),
        ("ordi nance", "joined", {"ordin": 1.0}),
        ("hoovercraft", "none", {}),
        ("1374", "none", {}),
        ("ordinanc3", "none", {}),
        ("500", "stem", {"500": 1.0}),
        ("please", "none", {}),
    ],
)
def test_a_word_tells_how_it_was_understood(index, question, match, terms):
    word = index.search(question).words[0]
    assert word.match == match
    if terms is not None:
        assert {t: pytest.approx(like) for t, like in word.terms} == terms


def test_a_synonym_phrase_is_one_word_and_keeps_its_own_words_faintly(index):
    (word,) = index.search("Inmigración y control de aduanas").words
    assert (word.text, word.match) == ("inmigracion y control de aduanas", "synonym")
    assert word.terms[0] == ("=ice", 1.0)
    (la_migra,) = index.search("la migra").words
    assert {like for _, like in la_migra.terms[1:]} == {OWN_WORDS}


def test_the_longest_synonym_phrase_is_taken():
    groups = [("ice", "la migra"), ("ice hold", "detainer")]
    (word,) = Index(phrasings(), groups).search("ice holds").words
    assert word.terms[0] == ("=ice hold", 1.0)


def test_a_misspelled_synonym_is_understood(index):
    (word,) = index.search("inmigrasion y contrl de aduannas").words
    assert word.terms[0][0] == "=ice"


def test_a_misspelled_inflection_is_understood_by_its_stem():
    faq = Index([Phrasing(text="who can be deported", entry="a", language="en")])
    (word,) = faq.search("deporrting").words
    assert word.match == "repaired"
    assert 0.7 * BARE < word.terms[0][1] < BARE


def test_synonyms_that_the_faq_never_uses_explain_nothing(index):
    assert index.search("aerodeslizador").words[0].match == "none"


@pytest.mark.parametrize(("asked", "other"), [("1373", "1374"), ("500", "5000"), ("500", "50")])
def test_numbers_match_exactly_or_not_at_all(index, asked, other):
    known, unknown = index.search(asked), index.search(other)
    assert known.words[0].match == "stem"
    assert unknown.words[0].terms == ()
    assert unknown.hits[0].explained == 0


def test_an_unknown_filler_weighs_less_than_an_unknown_word(index):
    filler, content = index.search("bro hovercraft").words
    assert filler.filler
    assert not content.filler
    assert filler.weight == pytest.approx(FILLER_WEIGHT * content.weight)


def test_a_misspelled_filler_is_still_filler(index):
    assert index.search("becuase").words[0].filler


@pytest.mark.parametrize(
    "question", ["who signed the hovercraft treaty", "when was the zeppelin signed by napoleon"]
)
def test_a_word_that_nothing_explains_counts_against_every_entry(index, question):
    near = index.search(question)
    plain = index.search("who signed the ordinance")
    assert near.none > plain.none
    assert near.hits[0].confidence < plain.hits[0].confidence
    assert near.hits[0].unexplained.match == "none"


def test_an_entry_names_the_heaviest_word_that_only_others_have(index):
    hits = {hit.entry: hit for hit in index.search("who pays for section 1373").hits}
    assert hits["fund"].unexplained.text in {"section", "1373"}
    assert hits["section"].unexplained.text in {"who", "pays"}


def test_chatter_around_a_question_hardly_matters(index):
    plain = index.search("who signed the ordinance").hits[0]
    chatty = index.search("hey lol who signed the ordinance please").hits[0]
    assert chatty.entry == plain.entry
    assert chatty.unexplained is None
    assert chatty.explained > 0.95
    assert chatty.confidence > 0.5


def test_a_near_tie_is_less_sure_than_a_clear_case(index):
    tie = index.search("ordinance").hits[0].confidence
    assert tie < index.search("who signed the ordinance").hits[0].confidence - 0.1


@pytest.mark.parametrize("question", ["", "   ", "!!!", "😀", "<@1234>", "\u200b"])
def test_without_a_word_there_is_no_hit(index, question):
    assert index.search(question) == Search(words=(), hits=(), none=1.0)
    assert not index.scores(question).any()


def test_an_empty_index_finds_nothing():
    empty = Index([])
    assert empty.search("who signed it") == Search(words=(), hits=(), none=1.0)
    assert len(empty.scores("who")) == 0


@pytest.mark.parametrize("text", ["a", "?", "", "the the"])
def test_an_index_of_one_small_phrasing_works(text):
    index = Index([Phrasing(text=text, entry="only", language="en")])
    assert [hit.entry for hit in index.search("a question").hits] == ["only"]


def test_entries_may_come_mixed_and_keep_the_order_of_first_naming():
    mixed = [phrasings()[i] for i in (12, 0, 5, 13, 1, 4)]
    index = Index(mixed)
    assert index.entries == ("fund", "detainers", "signed")
    assert index.scores("who pays the defense fund").argmax() == 0


def test_ties_are_in_the_order_of_ids():
    twins = [Phrasing(text="open hours", entry=entry, language="en") for entry in "cab"]
    assert [hit.entry for hit in Index(twins).search("open hours").hits] == ["a", "b", "c"]


def test_the_limit_holds(index):
    assert len(index.search("who signed the ordinance", limit=2).hits) == 2


def test_a_language_keeps_its_own_stems():
    faq = [
        Phrasing(text="they do not pay", entry="pay", language="en"),
        Phrasing(text="leave a note", entry="note", language="en"),
        Phrasing(text="las notas del juez", entry="judge", language="es"),
    ]
    (word,) = Index(faq).search("note").words
    assert "not" not in [term for term, _ in word.terms if term != "note"]


def test_a_word_of_both_languages_counts_once():
    faq = [Phrasing(text="Denver ICE", entry="a", language=language) for language in ("en", "es")]
    words_cosine = Index(faq).evidence("denver ice").entry[0, 0]
    assert words_cosine == pytest.approx(1.0)


def test_hits_and_words_cannot_be_changed(index):
    found = index.search("who signed it")
    with pytest.raises(FrozenInstanceError):
        found.hits[0].score = 1.0
    with pytest.raises(FrozenInstanceError):
        found.words[0].text = ""


WORDS = "who firmó ordnance 1373 la migra bro hovercraft fund año ICE , ?"
QUESTION = st.text(max_size=120) | st.lists(st.sampled_from(WORDS.split()), max_size=12).map(
    " ".join
)


@settings(max_examples=300)
@given(QUESTION)
def test_whatever_is_asked_the_numbers_stay_in_bounds(question):
    found = SHARED.search(question, limit=99)
    assert 0 <= found.none <= 1
    plain = PLAIN.search(question, limit=99)
    assert plain.none + sum(hit.confidence for hit in plain.hits) == pytest.approx(1.0)
    assert list(found.hits) == sorted(found.hits, key=lambda hit: (-hit.confidence, hit.entry))
    for hit in found.hits:
        assert 0 <= hit.confidence <= 1
        assert 0 <= hit.score <= 1
        assert 0 <= hit.explained <= 1
    for word in found.words:
        assert word.weight > 0
        assert all(0 < like <= 1 for _, like in word.terms)
        assert bool(word.terms) == (word.match != "none")


@given(QUESTION)
def test_searching_is_a_pure_function(question):
    assert SHARED.search(question) == SHARED.search(question) == AGAIN.search(question)
    scores = SHARED.scores(question)
    found = {hit.entry: hit.confidence for hit in SHARED.search(question, limit=99).hits}
    assert found == {} or np.allclose(scores, [found[entry] for entry in SHARED.entries])


SHARED, AGAIN = Index(phrasings(), SYNONYMS), Index(phrasings(), SYNONYMS)
PLAIN = Index(phrasings(), SYNONYMS, weights=replace(BY_WORDS, curve=UNCHANGED))

PROGRAM = """
from test_index import SHARED
for question in ("who signd the ordinance", "la migra xq", "defensefund anno"):
    print(SHARED.search(question))
"""


def test_an_index_goes_from_one_process_to_another(index):
    taken = pickle.loads(pickle.dumps(index))
    for question in ("quien firmo la ordinanza", "do thay honor ice holds"):
        assert taken.search(question) == index.search(question)


def test_every_process_gives_the_same_answer():
    def printed(seed):
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.path.dirname(__file__)}  # noqa: PTH120 a variable wants text
        run = [sys.executable, "-c", PROGRAM]
        return subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout

    assert printed("1") == printed("2") != ""
