"""`ask --why`: sentences for editors, whose every "would" a real decision confirms."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.cli.why_words import said, sentences
from bot.core.answer import answer
from bot.core.what_if import gist

NUMBER = r"([01]\.\d\d)"


def why(question, snapshot, thresholds=None):
    return sentences(answer(question, snapshot, thresholds), snapshot)


@pytest.mark.parametrize(
    ("question", "decision", "also"),
    [
        (
            "Does Denver honor ICE detainer requests?",
            "Answered by ice-detainers: confidence ",
            "The question is, word for word, a wording of ice-detainers.",
        ),
        (
            "¿Denver cumple las solicitudes de detención de ICE?",
            "Answered by ice-detainers: confidence ",
            "Nearest other entry: ",
        ),
        (
            "how much is the fine if a cop breaks it",
            "Answered by penalties, which says that nothing is stated: confidence ",
            "If entries answered from ",
        ),
        (
            "cuántas personas deportaron de Denver",
            "Answered by how-many-people, which says that nothing is stated: confidence ",
            "Nearest other entry: ",
        ),
        (
            "is it a federal thing",
            "Asked back: city-or-state, ",
            "Nearest is city-or-state, by its wording “es cosa federal”, confidence ",
        ),
        ("ice", "Asked back: ", "“ice” stands alone, and a bare word is asked back about."),
        ("la migra", "Asked back: ", "“la migra” stands alone"),
        (
            "do penguins vote in denver",
            "Refused as off-topic.",
            "Nothing explains the word “penguins”, 52% of the question; at most ",
        ),
        (
            "los pingüinos votan en denver",
            "Refused as ",
            "Nothing explains the word “pinguinos”, ",
        ),
        (
            "what does the ordinance say about llamas and alpacas",
            "Refused as not-in-sources.",
            "Nearest labelled question to refuse: “",
        ),
        (
            "my brother was arrested, do they honor ice holds",
            "Refused as own-case.",
            "The guard own-case heard “my brother” and “my” (people), “was arrested”",
        ),
        (
            "mi hermano fue arrestado por ice",
            "Refused as own-case.",
            "“mi hermano” and “mi” (people), “fue arrestado” (case_events)",
        ),
        ("ICE is at my door right now", "Refused as right-now.", "The guard right-now heard "),
        ("¿Qué anunció ayer el alcalde?", "Refused as after-our-sources.", "“ayer” (recent)"),
        ("Does Aurora honor ICE detainers?", "Refused as other-place.", "“aurora” (places)"),
        ("¿En Chicago cumplen los detainers de ICE?", "Refused as other-place.", "“chicago”"),
        ("???", "Refused as empty: there is no word to go by.", "Refused as empty"),
    ],
)
def test_the_decision_comes_first_and_what_led_to_it_after(shipped, question, decision, also):
    told = why(question, shipped)
    assert told[0].startswith(decision)
    assert any(also in sentence for sentence in told), told


@pytest.mark.parametrize(
    ("question", "claim", "name"),
    [
        ("was the ordinance vetoed in the end", f"If entries answered from {NUMBER}", "answer"),
        ("is it a federal thing", f"If the bot asked back from {NUMBER}", "offer"),
        ("quién votó en contra de la ordenanza", f"If entries answered from {NUMBER}", "answer"),
        ("do penguins vote in denver", f"kind of no from likeness {NUMBER}", "same_no"),
    ],
)
def test_deciding_with_the_number_in_a_sentence_gives_the_outcome_in_it(
    shipped, question, claim, name
):
    now = answer(question, shipped)
    sentence = next(s for s in sentences(now, shipped) if re.search(claim, s))
    number = float(re.search(claim, sentence)[1])
    then = answer(question, shipped, replace(now.thresholds, **{name: number})).outcome
    assert gist(then) != gist(now.outcome)
    assert sentence.endswith(f"it would be {said(then)}.")


def test_what_would_come_without_the_guards_is_told(shipped):
    told, *_ = (s for s in why("do they honor ice holds in Pueblo", shipped) if "guard" in s)
    assert re.search(r"without the guards it would be (answered by|asked back:) ice-det", told)


def test_what_a_guard_and_a_label_both_refuse_is_told_without_both(shipped):
    told = [s for s in why("Does Aurora honor ICE detainers?", shipped) if "guards" in s]
    assert told[0].endswith("without the guards it would still be refused as other-place.")
    assert re.search(r"would be (answered by|asked back:) ice-detainers", told[1])


def test_a_guard_without_which_the_same_comes_says_so(shipped):
    """A labelled question is like itself, so that it is refused without the guards as well."""
    groups = shipped.knowledge.questions.must_refuse
    own = next(group for group in groups if group.kind == "own-case")
    told = [s for question in own.en[:20] for s in why(question, shipped) if "The guard" in s]
    still = "without the guards it would still be refused as own-case."
    assert any(sentence.endswith(still) for sentence in told)


def test_the_nearest_labelled_question_is_named_with_its_kind(shipped):
    told = why("who won the football match last night", shipped)
    (nearest,) = (s for s in told if s.startswith("Nearest labelled question to refuse"))
    text, kind = re.search(r"“(.*)” \(([\w-]+)\)", nearest).groups()
    labelled = [q for q in shipped.knowledge.questions.must_refuse if text in (*q.en, *q.es)]
    assert [q.kind for q in labelled] == [kind]


@pytest.mark.parametrize("question", ["Who voted for it?", "ice", "hay pingüinos", "my cousin"])
def test_no_sentence_is_said_twice_and_each_is_one(shipped, question):
    told = why(question, shipped)
    assert len(set(told)) == len(told)
    assert all(sentence.endswith(".") for sentence in told)


def test_whether_meaning_took_part_is_said(shipped):
    assert "meaning took no part" in why("Who voted for it?", shipped)[-1]
