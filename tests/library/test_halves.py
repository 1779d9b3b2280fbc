"""Two processes grade the labelled questions as one does, in the same order."""

from __future__ import annotations

import os

import pytest

from bot.core.evaluate import evaluate, labelled_questions
from bot.library import halves
from bot.library.folder import read_folder
from bot.library.halves import evaluate_in_halves
from bot.library.load import build


@pytest.fixture
def small(faq):
    return build(read_folder(faq)[0]).snapshot


@pytest.fixture
def forked(monkeypatch):
    """How often a process was started; two cores are there, and any number is worth it."""
    real, started = os.fork, []

    def fork():
        started.append(1)
        return real()

    monkeypatch.setattr(halves, "WORTH_IT", 1)
    monkeypatch.setattr(halves, "_cores", lambda: 2)
    monkeypatch.setattr(os, "fork", fork)
    return started


pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.mark.parametrize("count", [1, 2, 5, 6])
def test_the_grades_are_the_same(small, forked, count):
    asked = tuple(labelled_questions(small))[:count]
    assert evaluate_in_halves(small, asked) == evaluate(small, asked)
    assert forked == [1]


def test_a_second_process_that_dies_costs_time_only(small, forked, monkeypatch):
    asked, here = tuple(labelled_questions(small)), os.getpid()

    def dies_elsewhere(*arguments):
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return evaluate(*arguments)

    monkeypatch.setattr(halves, "evaluate", dies_elsewhere)
    assert evaluate_in_halves(small, asked) == evaluate(small, asked)
    assert forked == [1]


def test_few_questions_and_a_single_core_start_nothing(small, forked, monkeypatch):
    asked = tuple(labelled_questions(small))
    monkeypatch.setattr(halves, "_cores", lambda: 1)
    evaluate_in_halves(small, asked)
    monkeypatch.setattr(halves, "_cores", lambda: 2)
    monkeypatch.setattr(halves, "WORTH_IT", 7)
    evaluate_in_halves(small, asked)
    assert forked == []
