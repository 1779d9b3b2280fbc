"""The measures of the reading-level rule, against words and sentences counted by hand."""

from __future__ import annotations

import pytest

from bot.core.lint.reading import Measure, ease, grade, measure, syllables


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "the these judge passed times held use used"),
        (2, "little wanted places people police council required create being city's"),
        (3, "ordinance reported media period area idea federal detainer"),
        (4, "immigration authority"),
    ],
)
def test_an_english_word_has_its_syllables(count, words):
    for word in words.split():
        assert syllables(word, "en") == count, word


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "y ley hoy muy quien soy pie"),
        (2, "ciudad país guerra oír quiso ruido reyes"),
        (3, "pingüino construido alcalde reporte"),
        (4, "policía ordenanza inmigración artículo"),
        (5, "aeropuerto autoridades"),
    ],
)
def test_a_spanish_word_has_its_syllables(count, words):
    for word in words.split():
        assert syllables(word, "es") == count, word


@pytest.mark.parametrize(
    ("sentences", "text"),
    [
        (1, "The vote was on Aug. 28, 2017."),
        (1, "The U.S. Senate did not vote on it"),
        (2, "It passed. The mayor signed it."),
        (2, "He called it “broken.” ¿Quién?"),
        (1, "Ten to 0.5 points… or so"),
    ],
)
def test_only_the_end_of_a_sentence_is_one(sentences, text):
    assert measure(text, "en").sentences == sentences


def test_numbers_are_no_words():
    assert measure("In 2017 it was 10 to 0.", "en").words == 4


def test_the_formulas_are_the_published_ones():
    # Flesch-Kincaid and Flesch-Szigriszt of 100 words, 150 syllables, 5 sentences.
    counted = Measure(sentences=5, words=100, syllables=150)

    assert grade(counted) == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)
    assert ease(counted) == pytest.approx(206.835 - 62.3 * 1.5 - 20)
