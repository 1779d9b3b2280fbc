"""A decision in, what would have to be otherwise for another outcome out.

Every "would" is decided by the function that decides every question, with one thing changed;
nothing is guessed. What would change nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from math import ceil, floor
from typing import Literal

from bot.core.answer import Reasoning, decided, outdone_by
from bot.core.matching.index import Hit
from bot.core.outcome import Ambiguous, Answered, Outcome, Refused
from bot.core.snapshot import Snapshot
from bot.core.thresholds import Thresholds

Lever = Literal[
    "answer",
    "explained",
    "unknown",
    "outdone",
    "sure",
    "together",
    "offer",
    "no_choice",
    "same_no",
    "about_us",
    "untold",
    "topics",
    "alone",
    "leaning",
    "guards",
    "labelled",
    "objections",
    "bare",
    "exact",
    "wording",
]
"""The first ten are thresholds ("together": all that the best entry fails).

"untold": the best entry's wordings ask for such a thing too; "topics": the question is not parted
in two; "alone": the sentence that asks is not looked at by itself; "leaning": its kind of no is not
learnt. "guards", "labelled": no guard, no labelled question to refuse has a say; "objections":
neither has. "bare": the word does not stand alone; "exact", "wording": the question is none, or is
one, of the entry's.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """One thing changed: what `reasoning` would then hold, and the outcome it leads to."""

    lever: Lever
    reasoning: Reasoning
    outcome: Outcome


def what_ifs(reasoning: Reasoning, snapshot: Snapshot) -> tuple[WhatIf, ...]:
    """Each single change that would give another outcome, and all thresholds in the way at once."""
    now = gist(reasoning.outcome)
    tried = (
        WhatIf(lever=lever, reasoning=other, outcome=decided(other, snapshot, other.thresholds))
        for lever, other in _others(reasoning)
    )
    return tuple(
        one for one in tried if gist(one.outcome) != now and _possible(one.reasoning.thresholds)
    )


def gist(outcome: Outcome) -> tuple[str, ...]:
    """What tells one outcome from another for the asker: language and confidence do not."""
    match outcome:
        case Answered(entry=entry):
            return "answered", entry.id
        case Ambiguous(entries=entries):
            return "asked", *(entry.id for entry in entries)
        case Refused(kind=kind, entry=entry):
            return ("answered", entry.id) if entry else ("refused", kind)


def below(value: float) -> float:
    """The largest threshold in whole percent that this value reaches."""
    return floor(value * 100) / 100


def above(value: float) -> float:
    """The smallest threshold in whole percent that this value does not reach."""
    return (floor(value * 100) + 1) / 100


def at_least(value: float) -> float:
    """The smallest limit in whole percent that this value does not exceed."""
    return ceil(value * 100) / 100


def _possible(limits: Thresholds) -> bool:
    return all(0 <= value <= 1 for value in astuple(limits))


def _others(reasoning: Reasoning) -> Iterator[tuple[Lever, Reasoning]]:
    search = reasoning.search
    if search.hits:
        yield from _with_other_thresholds(reasoning, search.hits[0])
        yield "untold", replace(reasoning, search=replace(search, untold=None))
        yield "bare", replace(reasoning, bare=False)
        yield "exact", replace(reasoning, exact=False)
        yield "wording", replace(reasoning, exact=True)
    if reasoning.topics:
        yield "topics", replace(reasoning, topics=None)
    if reasoning.alone:
        yield "alone", replace(reasoning, alone=None)
    if search.words:
        limits = reasoning.thresholds
        unguarded = replace(reasoning.verdict, kind=None)
        unlabelled = replace(search, refused=0.0, kind=None)
        unlearnt = replace(reasoning.verdict, otherwise=None)
        yield "leaning", replace(reasoning, verdict=unlearnt)
        yield "guards", replace(reasoning, verdict=unguarded)
        yield "labelled", replace(reasoning, search=unlabelled)
        yield "objections", replace(reasoning, verdict=unguarded, search=unlabelled)
        near = reasoning.explained >= limits.about_us
        other = above(reasoning.explained) if near else below(reasoning.explained)
        yield "about_us", replace(reasoning, thresholds=replace(limits, about_us=other))
        told = search.refused >= limits.same_no
        other = above(search.refused) if told else below(search.refused)
        yield "same_no", replace(reasoning, thresholds=replace(limits, same_no=other))


def _with_other_thresholds(reasoning: Reasoning, top: Hit) -> Iterator[tuple[Lever, Reasoning]]:
    limits = reasoning.thresholds
    failed: dict[Lever, float] = {}
    if top.confidence < limits.answer:
        failed["answer"] = below(top.confidence)
    else:
        higher = replace(limits, answer=above(top.confidence))
        yield "answer", replace(reasoning, thresholds=higher)
    if reasoning.unknown > limits.unknown:
        failed["unknown"] = at_least(reasoning.unknown)
    if lacking := _lacking(reasoning, top):
        failed |= lacking
        if top.confidence >= limits.answer:
            yield "sure", replace(reasoning, thresholds=replace(limits, sure=below(top.confidence)))
    for name, value in failed.items():
        yield name, replace(reasoning, thresholds=replace(limits, **{name: value}))
    if len(failed) > 1:
        yield "together", replace(reasoning, thresholds=replace(limits, **failed))
    asks = top.confidence >= limits.offer
    offer = above(top.confidence) if asks else below(top.confidence)
    yield "offer", replace(reasoning, thresholds=replace(limits, offer=offer))
    no_choice = above(reasoning.search.refused)
    yield "no_choice", replace(reasoning, thresholds=replace(limits, no_choice=no_choice))


def _lacking(reasoning: Reasoning, top: Hit) -> dict[Lever, float]:
    """The thresholds that the best entry fails for lack of its own words, as they would do."""
    limits, outdone = reasoning.thresholds, outdone_by(top, reasoning.search)
    failed: dict[Lever, float] = {}
    if top.confidence >= limits.sure:
        return failed
    if top.explained < limits.explained:
        failed["explained"] = below(top.explained)
    if outdone >= limits.outdone:
        failed["outdone"] = above(outdone)
    return failed
