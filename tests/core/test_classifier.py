"""Learning what tells entries apart."""

from __future__ import annotations

import numpy as np
import pytest

from bot.core.matching.classifier import PENALTY, directions


def around_zero(rows):
    rows = np.array(rows, np.float32)
    return rows - rows.mean(axis=0)


def slope_at(weights, rows, owner):
    """The derivative of the penalised loss, written down once more and without haste."""
    fit = rows.astype(np.float64) @ weights
    p = np.exp(fit - fit.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    return rows.T @ (p - np.eye(weights.shape[1])[owner]) + PENALTY * weights


@pytest.fixture(scope="module")
def crowd():
    """Forty entries of five phrasings around a point each, in thirty dimensions."""
    rng = np.random.default_rng(1)
    owner = np.repeat(np.arange(40), 5)
    middles = rng.normal(size=(40, 30))
    rows = middles[owner] + rng.normal(size=(200, 30))
    return around_zero(rows / np.linalg.norm(rows, axis=1, keepdims=True)), owner


def test_what_two_entries_share_tells_nothing_and_what_differs_tells_all():
    rows = around_zero([(1, 0.9, 0.1), (1, 0.8, 0.2), (1, 0.1, 0.9), (1, 0.2, 0.8)])
    found = directions(rows, np.array([0, 0, 1, 1]), 2)
    assert found[0] == pytest.approx([0, 0], abs=1e-6)
    assert found[1, 0] > 1 > -1 > found[1, 1]
    assert found[:, 0] == pytest.approx(-found[:, 1], abs=1e-4)


def test_after_the_last_step_the_ground_is_nearly_level(crowd):
    rows, owner = crowd
    found = directions(rows, owner, 40)
    before = np.linalg.norm(slope_at(np.zeros_like(found), rows, owner))
    assert np.linalg.norm(slope_at(found, rows, owner)) < 0.005 * before


def test_it_tells_more_of_its_own_phrasings_apart_than_their_means_do(crowd):
    rows, owner = crowd
    means = np.array([rows[owner == entry].mean(axis=0) for entry in range(40)])
    by_means = ((rows @ means.T).argmax(axis=1) == owner).mean()
    learnt = ((rows @ directions(rows, owner, 40)).argmax(axis=1) == owner).mean()
    assert learnt == 1 > by_means


def test_a_single_entry_has_nothing_to_be_told_from():
    rows = around_zero([(1, 0), (0, 1)])
    assert not directions(rows, np.array([0, 0]), 1).any()


def test_phrasings_that_are_alike_but_of_two_entries_end_even():
    rows = np.array([(0.5, 0.5), (0.5, 0.5)], np.float32)
    fit = rows[0] @ directions(rows, np.array([0, 1]), 2)
    assert fit[0] == pytest.approx(fit[1], abs=1e-5)
