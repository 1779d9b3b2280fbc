"""What kind of thing a question asks for, and whether an entry's wordings ever do."""

from __future__ import annotations

import numpy as np
import pytest

from bot.core.answer import answer
from bot.core.matching.asking import ENOUGH, Asking, things_asked
from bot.core.matching.normalize import words
from bot.core.matching.vectors import Layout
from bot.core.outcome import Ambiguous


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("who wrote it", {"person"}),
        ("so who wrote it?", {"person"}),
        ("¿Quién la escribió?", {"person"}),
        ("y a quien le toca", {"person"}),
        ("what sheriff said so", {"person"}),
        ("Which federal judge has it?", {"person"}),
        ("¿Qué concejal lo propuso?", {"person"}),
        ("qué nuevas organizaciones entraron", {"person"}),
        ("cómo se llamaba el sheriff", {"person"}),
        ("how many seats are there", {"number"}),
        ("How much was it?", {"number"}),
        ("¿Cuántas veces?", {"number"}),
        ("which other cities did it", {"another"}),
        ("¿qué otros alcaldes fueron?", {"another"}),
        ("what else", {"another"}),
        ("who else signed", {"person", "another"}),
        ("quién más firmó", {"person", "another"}),
        ("how many and who", {"number", "person"}),
        ("someone who was arrested", set()),
        ("a friend whose daughter studies", set()),
        ("what did the mayor say", set()),
        ("qué dijo el alcalde", set()),
        ("en cuanto salga", set()),
        ("one way or other", set()),
        ("como llaman a eso", set()),
        ("", set()),
    ],
)
def test_what_a_question_asks_for(question, things):
    assert things_asked(words(question)) == things


def asking(*wordings):
    """One entry after the other, each a list of wordings."""
    texts = [words(text) for entry in wordings for text in entry]
    owner = np.repeat(np.arange(len(wordings)), [*map(len, wordings)])
    return Asking(texts, Layout(owner, np.zeros_like(owner)))


def test_an_entry_tells_of_what_its_wordings_ask_for():
    plain = ["what happened"] * ENOUGH
    found = asking([*plain, "who did it"], plain)
    assert found.lacking(0, frozenset({"person"})) is None
    assert found.lacking(1, frozenset({"person"})) == "person"
    assert found.lacking(1, frozenset()) is None


def test_one_wording_of_very_many_is_hardly_any():
    found = asking([*["what happened"] * 5 * ENOUGH, "who did it"])
    assert found.lacking(0, frozenset({"person"})) == "person"


def test_of_an_entry_with_few_wordings_nothing_is_known():
    found = asking(["what happened"] * (ENOUGH - 1))
    assert found.lacking(0, frozenset({"person"})) is None


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("how many executive orders did the mayor promise", "executive-order"),
        ("¿cuántas órdenes ejecutivas prometió el alcalde?", "executive-order"),
        ("which other mayors came to the House Oversight Committee", "congress-hearing"),
        ("qué otros alcaldes fueron al comité de supervisión de la Cámara", "congress-hearing"),
    ],
)
def test_an_entry_is_offered_where_its_wordings_ask_for_no_such_thing(shipped, question, entry):
    reasoning = answer(question, shipped)
    assert reasoning.search.hits[0].entry == entry
    assert reasoning.search.hits[0].confidence > reasoning.thresholds.answer
    assert isinstance(reasoning.outcome, Ambiguous)
    assert entry in [offered.id for offered in reasoning.outcome.entries]
