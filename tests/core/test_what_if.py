"""What would change an outcome: every claim is held against a real decision."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.answer import answer
from bot.core.outcome import Refused
from bot.core.snapshot import build_snapshot
from bot.core.what_if import above, at_least, below, gist, what_ifs

THRESHOLDS = {
    "answer",
    "explained",
    "unknown",
    "outdone",
    "sure",
    "together",
    "offer",
    "no_choice",
    "same_no",
}


def levers(question, snapshot, thresholds=None):
    reasoning = answer(question, snapshot, thresholds)
    return {one.lever: one for one in what_ifs(reasoning, snapshot)}


@pytest.fixture(scope="module")
def asked(shipped):
    """Every tenth labelled question, of each kind and in both languages."""
    questions = shipped.knowledge.questions
    groups = (*questions.must_answer, *questions.must_refuse, questions.must_ask)
    texts = [text for group in groups for texts in (group.en, group.es) for text in texts]
    return texts[::10]


def test_each_threshold_named_gives_the_outcome_named_to_a_question_asked_anew(shipped, asked):
    seen = set()
    shipping = answer("ice", shipped).thresholds
    strict = replace(shipping, unknown=0.05, outdone=0.05, no_choice=0.2, sure=0.95)
    strange = replace(shipping, answer=0.05, explained=0.05, unknown=0.02)
    for question, limits in product(asked, (shipping, strict, strange)):
        reasoning = answer(question, shipped, limits)
        for one in what_ifs(reasoning, shipped):
            assert gist(one.outcome) != gist(reasoning.outcome)
            if one.lever in THRESHOLDS:
                again = answer(question, shipped, one.reasoning.thresholds).outcome
                assert gist(again) == gist(one.outcome), (question, one.lever)
                seen.add(one.lever)
    assert seen == THRESHOLDS


def test_wordings_that_asked_for_such_a_thing_would_let_the_entry_answer(shipped):
    found = levers("how many executive orders did the mayor promise", shipped)
    assert gist(found["untold"].outcome) == ("answered", "executive-order")
    assert "untold" not in levers("what executive order did the mayor promise", shipped)


def test_without_enough_labelled_questions_the_words_of_the_faq_tell_the_kind_of_no(shipped):
    few = {"must_refuse": shipped.knowledge.questions.must_refuse[:1]}
    questions = shipped.knowledge.questions.model_copy(update=few)
    knowledge = shipped.knowledge.model_copy(update={"questions": questions})
    snapshot = build_snapshot(knowledge, "few")
    question = "do penguins vote in denver"
    found = levers(question, snapshot)["about_us"]
    again = answer(question, snapshot, found.reasoning.thresholds).outcome
    assert gist(again) == gist(found.outcome) != gist(answer(question, snapshot).outcome)


def test_a_question_that_was_parted_says_what_it_would_be_whole(shipped):
    found = levers("who passed it and when was it signed", shipped)["topics"]
    assert found.reasoning.topics is None
    assert gist(found.outcome) == ("answered", "ordinance-signed")


def test_less_change_than_is_named_is_not_enough(shipped, asked):
    """A threshold a percent on the near side of the one named keeps the outcome."""
    names, seen = ("answer", "offer", "explained", "same_no"), set()
    seldom_sure = replace(answer("ice", shipped).thresholds, sure=0.95)
    for question in asked:
        now = answer(question, shipped, seldom_sure)
        for one in what_ifs(now, shipped):
            if one.lever not in names:
                continue
            then, at = getattr(one.reasoning.thresholds, one.lever), now.thresholds
            nearer = then + (0.01 if then < getattr(at, one.lever) else -0.01)
            almost = answer(question, shipped, replace(at, **{one.lever: nearer}))
            assert gist(almost.outcome) != gist(one.outcome), (question, one.lever)
            seen.add(one.lever)
    assert seen == set(names)


def test_a_wording_named_is_answered_once_the_entry_has_it(shipped):
    question = "is it a federal thing"
    told = levers(question, shipped)["wording"]
    entry = shipped.knowledge.entry("city-or-state")
    assert told.outcome.entry is entry
    more = entry.variants.model_copy(update={"en": (*entry.variants.en, question)})
    faq = tuple(
        one.model_copy(update={"variants": more}) if one is entry else one
        for one in shipped.knowledge.faq
    )
    taught = build_snapshot(shipped.knowledge.model_copy(update={"faq": faq}), "taught")
    assert answer(question, taught).outcome.entry.id == "city-or-state"


def test_without_its_cues_a_guard_has_no_say(shipped):
    question = "who signed the order this week"
    told = levers(question, shipped)["guards"]
    cues = shipped.knowledge.vocabulary.cues.model_copy(update={"recent": ()})
    vocabulary = shipped.knowledge.vocabulary.model_copy(update={"cues": cues})
    knowledge = shipped.knowledge.model_copy(update={"vocabulary": vocabulary})
    unguarded = build_snapshot(knowledge, "unguarded", shipped.index)
    assert gist(answer(question, unguarded).outcome) == gist(told.outcome)


def test_without_the_labelled_questions_another_no_may_come(shipped):
    question = "do penguins vote in denver"
    told = levers(question, shipped)["labelled"]
    questions = shipped.knowledge.questions.model_copy(update={"must_refuse": ()})
    knowledge = shipped.knowledge.model_copy(update={"questions": questions})
    unlabelled = build_snapshot(knowledge, "unlabelled")
    assert gist(answer(question, unlabelled).outcome) == gist(told.outcome)


def test_where_nothing_was_asked_nothing_would_change_it(shipped):
    assert levers("", shipped) == {}


def test_an_empty_faq_offers_no_entry(shipped):
    knowledge = shipped.knowledge.model_copy(update={"faq": ()})
    empty = build_snapshot(knowledge, "none")
    outcomes = [one.outcome for one in levers("does denver honor detainers", empty).values()]
    assert all(isinstance(outcome, Refused) and not outcome.entry for outcome in outcomes)


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=50)
def test_any_text_can_be_explained(shipped, question):
    reasoning = answer(question, shipped)
    for one in what_ifs(reasoning, shipped):
        assert gist(one.outcome) != gist(reasoning.outcome)


@given(st.floats(0, 1))
def test_whole_percents_lie_on_the_side_that_counts(value):
    assert below(value) <= value < above(value)
    assert value <= at_least(value) < value + 0.01 + 1e-9
