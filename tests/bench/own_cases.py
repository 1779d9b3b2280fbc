"""Takes the shipped FAQ and gives questions to learn the confidence from.

Every variant is asked of an index that lacks it (five folds), and of one that lacks its whole
entry, where the right choice is "none of these". The labelled questions are asked as if unseen.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from adapter import encode

from bot.core.matching.index import Index, Phrasing
from bot.core.model import Knowledge
from bot.core.snapshot import phrasings, refused_questions
from bot.library.load import load

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
FOLDS = 5
LABELLED_SHARE, REFUSE_SHARE = 0.8, 0.9
"""The part of the labelled questions in those that an entry answers and in those that none does;
the rest are variants, which are harder than what people ask: each was written to be unlike the
others."""

Asked = tuple[Index, str, str]
"""An index, a question, and the entry that is right, or "" for none."""


def cases(case: Callable[[Index, str, int, float], Any]) -> list[Any]:
    """All cases; `case` gets index, question, number of the right entry or -1, and weight."""
    snapshot = load(KNOWLEDGE).snapshot
    if snapshot is None:
        raise SystemExit("knowledge/ has errors: see python -m bot check")
    found = []
    groups = (
        (1 - LABELLED_SHARE, list(_without_variant(snapshot.knowledge))),
        (LABELLED_SHARE, list(_to_answer(snapshot.knowledge))),
        (1 - REFUSE_SHARE, list(_without_entry(snapshot.knowledge))),
        (REFUSE_SHARE, list(_to_refuse(snapshot.knowledge))),
    )
    for share, asked in groups:
        for index, text, entry in asked:
            right = index.entries.index(entry) if entry else -1
            found.append(case(index, text, right, share / len(asked)))
    return [made for made in found if made is not None]


def _without_variant(knowledge: Knowledge) -> Iterator[Asked]:
    rng = random.Random(0)
    questions = {text for entry in knowledge.faq for text in (entry.question.en, entry.question.es)}
    all_phrasings = phrasings(knowledge)
    fold = [rng.randrange(FOLDS) if p.text not in questions else -1 for p in all_phrasings]
    for out in range(FOLDS):
        kept = [p for p, f in zip(all_phrasings, fold, strict=True) if f != out]
        index = _index(kept, knowledge)
        for phrasing, mine in zip(all_phrasings, fold, strict=True):
            if mine == out:
                yield index, phrasing.text, phrasing.entry


def _without_entry(knowledge: Knowledge) -> Iterator[Asked]:
    all_phrasings = phrasings(knowledge)
    for entry in knowledge.faq:
        index = _index([p for p in all_phrasings if p.entry != entry.id], knowledge)
        for phrasing in all_phrasings:
            if phrasing.entry == entry.id:
                yield index, phrasing.text, ""


def _to_answer(knowledge: Knowledge) -> Iterator[Asked]:
    index = _index(phrasings(knowledge), knowledge)
    for expected in knowledge.questions.must_answer:
        # Where two are right, the first is taken for it.
        for text in (*expected.en, *expected.es):
            yield index, text, expected.entries[0]


def _to_refuse(knowledge: Knowledge) -> Iterator[Asked]:
    index = _index(phrasings(knowledge), knowledge)
    for text, _ in refused_questions(knowledge):
        yield index, text, ""


def _index(kept: list[Phrasing], knowledge: Knowledge) -> Index:
    refused = refused_questions(knowledge)
    return Index(kept, knowledge.vocabulary.synonyms, refused=refused).with_meaning(encode)
