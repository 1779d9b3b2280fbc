"""Entries told apart in groups of like ones."""

from __future__ import annotations

import numpy as np

from bot.core.matching import rivals
from bot.core.matching.vectors import Layout


def layout(entries, each):
    owner = np.repeat(np.arange(entries), each)
    return Layout(owner, np.zeros(len(owner), np.int64))


def test_each_phrasing_is_most_its_own_entrys_however_small_the_groups():
    random = np.random.default_rng(1)
    middles = random.normal(size=(40, 16))
    rows = np.repeat(middles, 3, axis=0) + 0.1 * random.normal(size=(120, 16))
    rows = (rows - rows.mean(axis=0)).astype(np.float32)
    for most in (10, 40):
        found = (rows @ rivals.from_rivals(rows, layout(40, 3), most)).argmax(axis=1)
        assert (found == np.repeat(np.arange(40), 3)).mean() > 0.95


def test_one_entry_has_no_rivals():
    assert not rivals.from_rivals(np.ones((3, 4), np.float32), layout(1, 3), 10).any()


def test_no_group_is_larger_than_allowed_and_none_is_lost():
    middles = np.random.default_rng(1).normal(size=(301, 8)).astype(np.float32)
    groups = list(rivals._parted(middles, 50))
    assert max(map(len, groups)) <= 50
    assert sorted(np.concatenate(groups)) == list(range(301))


def test_like_entries_are_in_one_group():
    near = np.repeat(np.eye(4, dtype=np.float32) * [[4], [3], [2], [1]], 5, axis=0)
    groups = {tuple(group) for group in rivals._parted(near.astype(np.float32), 5)}
    assert (0, 1, 2, 3, 4) in groups
