"""Text as people type it becomes clean text, words and stems."""

# ruff: noqa: RUF001 look-alike characters are what is tested
from __future__ import annotations

import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.matching.filler import ENGLISH, FILLER, SPANISH
from bot.core.matching.normalize import clean, fold, stem, words
from bot.core.matching.spellings import PAIRS, SPELLINGS

TEXT = st.text(max_size=300)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ice\u200b \u202edetainer\u202c", "ice detainer"),
        ("de\u00adtain\ufe0f\U000e0101er", "detainer"),
        ("ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("one\ntwo\tthree\x00", "one two three"),
        ("<@123> hi <@!45> <@&6> <#7> <:x:1> <a:wave:22> </ask:9> <t:1:R>", "hi"),
        ("see https://example.org/a?b=c#d and www.example.org", "see and"),
        ("**who** _signed_ ~~it~~ ||now|| `code` > # [a](b)", "who signed it now code a (b)"),
        ("\u0456\u0441\u0435 h\u043elds", "ice holds"),  # Cyrillic letters
        ("\u0391\u0392\u039f\u03a5T", "ABOYT"),  # Greek ones
        ("\u043f\u0440\u0438\u0432\u0435\u0442", "\u043f\u0440\u0438\u0432\u0435\u0442"),
        ("what\u2019s the city\u00b4s rule", "what's the city's rule"),
        ("¿Quién firmó?", "¿Quién firmó?"),
        ("3 < 4 and 5 > 4", "3 < 4 and 5 4"),
    ],
)
def test_clean_takes_disguise_and_decoration_away(typed, expected):
    assert clean(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Don't they?", "do not they"),
        ("dont u know", "do not you know"),
        ("wat's it 4 real", "what is it for real"),
        ("what’s Denver’s law", "what is denver law"),
        ("they're we've i'd it'll", "they are we have i would it will"),
        ("cant wont isnt doesnt", "can not will not is not does not"),
        ("how 2 apply, section 2", "how to apply section 2"),
        ("y do they, sí y no", "why do they si y no"),
        ("xq k dicen q no", "por que que dicen que no"),
        ("x fa, pq no", "por favor por que no"),
        ("dnd kiero ir", "donde quiero ir"),
        ("face2face", "face to face"),
        ("pleeeease nooo", "please no"),
        ("I.C.E. and i c e", "ice and ice"),
        ("1,373 and the 14th", "1373 and the 14"),
        ("el año del NIÑO", "el año del niño"),
        ("ANO ñandú pingüino", "ano ñandu pinguino"),
        ("co-sponsor/mayor", "co sponsor mayor"),
        ("😀 !?", ""),
        ("", ""),
    ],
)
def test_words_are_written_out_and_folded(typed, expected):
    assert " ".join(words(typed)) == expected


KEPT = "who what when where why how which not no never quien que cuando donde como cuanto nunca"


@pytest.mark.parametrize("kept", KEPT.split())
def test_question_words_and_negations_stay_and_are_no_filler(kept):
    assert words(f"{kept} x") == (kept, "x")
    assert kept not in FILLER


def test_spellings_and_fillers_are_written_as_words_gives_them():
    meant = {part for parts in SPELLINGS.values() for part in parts} | set(PAIRS.values())
    for word in sorted(meant | FILLER):
        assert word.isalnum()
        assert fold(word) == word
    assert not meant & set(SPELLINGS), "an expansion would be expanded again"
    assert min(len(ENGLISH), len(SPANISH)) >= 300


@given(TEXT)
def test_clean_twice_is_clean_once(text):
    assert clean(clean(text)) == clean(text)


@given(TEXT)
def test_clean_leaves_no_invisible_character(text):
    assert not [c for c in clean(text) if unicodedata.category(c) in {"Cc", "Cf", "Cn", "Co", "Cs"}]


@given(TEXT)
def test_words_are_lower_case_letters_and_digits(text):
    for word in words(text):
        assert word
        assert word.isalnum()
        assert word == fold(word)


ACCENTED = "denver signs ordinance cárcel año policía"


@given(st.lists(st.sampled_from(ACCENTED.split()), max_size=8))
def test_accents_and_case_and_spacing_change_nothing(parts):
    shouted = "  ".join(parts).upper()
    assert words(shouted) == words(unicodedata.normalize("NFD", " ".join(parts)))


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<@",
        "<a:x",
        "http://",
        "a.",
        "a'",
        "`a",
        "1,",
        "*_~|",
        "\u200b",
        "é\u0301",
        "\ufdfa",
        "ａ",
    ],
)
def test_long_hostile_text_takes_linear_time(piece):
    def spent(length):
        text = (piece * length)[:length]
        start = time.process_time()
        words(text)
        return time.process_time() - start

    # A quadratic search would take 64 times as long; half a second allows a busy machine.
    assert min(spent(4000) for _ in range(3)) < 16 * min(spent(500) for _ in range(3)) + 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [("ordinances", "ordinance"), ("signed", "signing"), ("detenciones", "detencion")],
)
def test_inflections_share_a_stem(one, other):
    assert stem(one) == stem(other)


def test_each_language_has_its_own_stem():
    assert stem("note", "en") != stem("not", "en")
    assert stem("note", "es") == "not"


def test_threads_stem_alike():
    many = [f"{word}{i}s" for i in range(300) for word in ("ordinance", "retencion")]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(stem.__wrapped__, many)) == [stem.__wrapped__(w) for w in many]
