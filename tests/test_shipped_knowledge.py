"""The shipped FAQ is under test like code."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from bot.core.answer import answer
from bot.core.evaluate import evaluate, labelled_questions
from bot.core.matching.normalize import words
from bot.core.model import LANGUAGES, REFUSAL_KINDS
from bot.core.model.questions import Questions
from bot.core.outcome import Ambiguous, Refused
from bot.core.snapshot import phrasings
from bot.library.load import load

MOST_WRONG = 0.01
MOST_FALSE = 0.02
MOST_LOST = 0.02
MOST_GUESSED = 0.07


@pytest.fixture(scope="module")
def evaluation(shipped):
    return evaluate(shipped)


def listed(evaluation, grade):
    return "\n".join(
        f"{result.labelled.text!r} wants {result.labelled.expects}, {result.got}"
        for result in evaluation.results
        if result.grade == grade
    )


def test_loads_with_no_error(root):
    loaded = load(root / "knowledge")
    assert loaded.errors == ()
    assert loaded.snapshot is not None


def test_nothing_is_made_from_the_questions_that_tell_what_it_is_worth(root, shipped):
    """`tests/bench/unseen.py` asks them; a wording or a label would be no test any more."""
    text = (root / "tests" / "bench" / "unseen.yaml").read_text(encoding="utf-8")
    unseen = Questions.model_validate(yaml.safe_load(text))
    knowledge = shipped.knowledge.model_copy(update={"questions": unseen})
    asked = list(labelled_questions(replace(shipped, knowledge=knowledge)))
    ids = {entry.id for entry in shipped.knowledge.faq}
    assert {e for one in asked if not one.is_to_refuse for e in one.expects} <= {*ids, "ask"}
    used = {words(phrasing.text) for phrasing in phrasings(shipped.knowledge)}
    used |= {words(one.text) for one in labelled_questions(shipped)}
    assert [one.text for one in asked if words(one.text) in used] == []


@pytest.mark.parametrize(("grade", "budget"), [("wrong", MOST_WRONG), ("false", MOST_FALSE)])
def test_labelled_questions_stay_within_the_budget(evaluation, grade, budget):
    counts = evaluation.counts()
    assert counts[grade] <= budget * counts.total(), listed(evaluation, grade)


HURTS = ["own-case", "right-now", "other-place"]


@pytest.mark.parametrize("kind", HURTS)
def test_no_question_that_could_hurt_gets_an_answer_or_a_choice(shipped, kind):
    for labelled in labelled_questions(shipped):
        if labelled.kind == kind:
            outcome = answer(labelled.text, shipped).outcome
            assert isinstance(outcome, Refused), labelled
            assert outcome.entry is None, labelled


@pytest.mark.parametrize("kind", HURTS)
def test_few_of_them_would_get_one_if_nobody_had_labelled_them(evaluation, kind):
    mine = [result for result in evaluation.results if result.labelled.kind == kind]
    guessed = [result for result in mine if result.grade not in {"right", "other-no"}]
    assert len(guessed) <= MOST_GUESSED * len(mine), guessed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_of_an_entry_finds_itself(shipped, language):
    lost = []
    for entry in shipped.knowledge.faq:
        outcome = answer(entry.question.of(language), shipped).outcome
        found = None if isinstance(outcome, Ambiguous) else outcome.entry
        if found != entry or outcome.language != language:
            lost.append((entry.id, type(outcome).__name__, round(outcome.confidence, 2)))
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_wording_of_an_entry_puts_it_first(shipped, language):
    wordings = [(e.id, text) for e in shipped.knowledge.faq for text in e.variants.of(language)]
    lost = [text for entry, text in wordings if shipped.index.search(text).hits[0].entry != entry]
    assert len(lost) <= MOST_LOST * len(wordings), lost


def test_there_are_entries_of_all_three_kinds(shipped):
    kinds = [entry.kind for entry in shipped.knowledge.faq]
    assert len(kinds) >= 12
    assert set(kinds) == {"answer", "supplement", "not-stated"}


def test_there_are_labelled_questions_of_every_sort_in_both_languages(shipped):
    labelled = list(labelled_questions(shipped))
    assert len(labelled) >= 120
    for language in LANGUAGES:
        mine = [question for question in labelled if question.language == language]
        assert len(mine) >= 50
        refused = {question.kind for question in mine if question.expects == (question.kind,)}
        assert refused >= set(REFUSAL_KINDS) - {"not-stated"}
        asked_of = {entry for question in mine for entry in question.expects}
        assert {entry.id for entry in shipped.knowledge.faq} <= asked_of


def test_labelled_questions_are_not_copied_from_the_wordings(shipped):
    wordings = {
        text.casefold()
        for entry in shipped.knowledge.faq
        for language in LANGUAGES
        for text in (entry.question.of(language), *entry.variants.of(language))
    }
    texts = [question.text.casefold() for question in labelled_questions(shipped)]
    assert wordings.isdisjoint(texts)
    assert len(set(texts)) == len(texts)


def test_every_kind_of_no_has_its_reply(shipped):
    replies = [shipped.knowledge.replies.refusals.of(kind).en for kind in REFUSAL_KINDS]

    assert len(set(replies)) == len(REFUSAL_KINDS)


def test_no_contact_is_shipped(shipped):
    assert shipped.knowledge.replies.contacts == ()
