"""A decision in, sentences that say why it came and what would have given another out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from bot.core.answer import Reasoning, is_from_entry, outdone_by
from bot.core.matching.asking import Thing
from bot.core.matching.index import Hit
from bot.core.outcome import Ambiguous, Answered, Outcome, Refused
from bot.core.snapshot import Snapshot, refused_questions
from bot.core.what_if import Lever, WhatIf, at_least, below, what_ifs

_TOO_UNLIKELY: Final = 0.05
"""To answer or offer an entry with less confidence than this is no advice to anybody."""
_CHANGES: Final[Mapping[Lever, str]] = {
    "answer": "If entries answered from {then.answer:.2f} (now {now.answer:.2f}), {would}.",
    "explained": (
        "If an entry had to explain {then.explained:.0%} of a question (now {now.explained:.0%}), "
        "{would}."
    ),
    "unknown": (
        "If one unknown word might be {then.unknown:.0%} of a question (now {now.unknown:.0%}), "
        "{would}."
    ),
    "outdone": (
        "If another entry were in the way only where it explains {then.outdone:.0%} more (now "
        "{now.outdone:.0%}), {would}."
    ),
    "sure": (
        "If a confidence of {then.sure:.2f} were enough by itself (now {now.sure:.2f}), {would}."
    ),
    "together": (
        "If entries answered from {then.answer:.2f}, had to explain {then.explained:.0%}, one "
        "unknown word might be {then.unknown:.0%} of a question, and another entry were in the way "
        "only where it explains {then.outdone:.0%} more, {would}."
    ),
    "offer": "If the bot asked back from {then.offer:.2f} (now {now.offer:.2f}), {would}.",
    "no_choice": (
        "It is too much like a labelled question to refuse for a choice: if that counted from "
        "{then.no_choice:.2f} (now {now.no_choice:.2f}), {would}."
    ),
    "same_no": (
        "If a labelled question gave its kind of no from likeness {then.same_no:.2f} (now "
        "{now.same_no}), {would}."
    ),
    "about_us": (
        "The FAQ's words explain {explained:.0%} of the question: if it were near our topic from "
        "{then.about_us:.0%} (now {now.about_us:.0%}), {would}."
    ),
    "untold": "If more wordings of {top} asked for {thing}, {would}.",
    "topics": "The question was parted in two; taken whole, {would}.",
    "alone": "If the sentence that asks had not been looked at by itself, {would}.",
    "leaning": (
        "Its words are most like those of labelled questions with this kind of no; if that had no "
        "say, {would}."
    ),
    "labelled": "If no labelled question to refuse had a say in this step, {would}.",
    "bare": "If the word did not stand alone, with these numbers {would}.",
    "exact": "If it were not a wording of {top}, with these numbers {would}.",
    "wording": "If it were a wording of {top}, {would}.",
}
"""All levers but the guards, whose sentence says what they heard."""
_THINGS: Final[Mapping[Thing, str]] = {
    "person": "a person, an office or a group",
    "number": "a number",
    "another": "another one",
}


def sentences(reasoning: Reasoning, snapshot: Snapshot) -> list[str]:
    """The decision, what stood in the way, what would change it, and what lay near."""
    if not reasoning.search.words:
        return ["Refused as empty: there is no word to go by."]
    changes = what_ifs(reasoning, snapshot)
    levers = {one.lever for one in changes}
    return [
        _decision(reasoning),
        *_why(reasoning, levers),
        *_objections(reasoning, changes),
        *(text for one in changes if (text := _change(one, reasoning))),
        *_near(reasoning, snapshot, levers),
        "Meaning took part, beside words and letters."
        if snapshot.index.reads_meaning
        else "Words and letters were compared; meaning took no part.",
    ]


def said(outcome: Outcome) -> str:
    """An outcome, as it stands after "it would be"."""
    match outcome:
        case Answered(entry=entry):
            return f"answered by {entry.id}"
        case Refused(kind="not-stated", entry=entry) if entry:
            return f"answered by {entry.id}, which says that nothing is stated"
        case Refused(kind=kind):
            return f"refused as {kind}"
        case Ambiguous(entries=entries):
            return "asked back: " + ", ".join(entry.id for entry in entries)
        case _:
            assert_never(outcome)


def _decision(reasoning: Reasoning) -> str:
    told = said(reasoning.outcome)
    told = told[0].upper() + told[1:]
    if is_from_entry(reasoning.outcome):
        return (
            f"{told}: confidence {_two(reasoning.outcome.confidence)}, and an entry answers from "
            f"{reasoning.thresholds.answer:.2f}."
        )
    return f"{told}."


def _why(reasoning: Reasoning, levers: set[Lever]) -> Iterator[str]:
    """What the best entry lacks, or what settles the matter before any number does."""
    if not reasoning.search.hits:
        return
    top, limits = reasoning.search.hits[0], reasoning.thresholds
    if reasoning.exact:
        yield f"The question is, word for word, a wording of {top.entry}."
    if reasoning.bare:
        word = next(word.text for word in reasoning.search.words if not word.filler)
        yield f"“{word}” stands alone, and a bare word is asked back about."
    if reasoning.alone and "alone" in levers:
        asked = " ".join(word.text for word in reasoning.alone.search.words)
        yield f"Of its sentences one asks, and that one decides: “{asked}”."
    if is_from_entry(reasoning.outcome) or "guards" in levers:
        return
    nearest = (
        f"Nearest is {top.entry}, by its wording “{top.variant}”, confidence {_two(top.confidence)}"
    )
    if top.confidence < limits.answer:
        nearest += (
            f": it would answer from {limits.answer:.2f}, and be offered from {limits.offer:.2f}"
        )
    yield f"{nearest}."
    if (thing := reasoning.search.untold) and "untold" in levers:
        yield f"It asks for {_THINGS[thing]}, as hardly any wording of {top.entry} does."
    if top.confidence < limits.sure:
        yield from _wordless(reasoning, top)
    strange = reasoning.search.strangest
    if strange and reasoning.unknown > limits.unknown:
        yield (
            f"Nothing explains the word “{strange.text}”, {at_least(reasoning.unknown):.0%} of the "
            f"question; at most {limits.unknown:.0%} may be unknown in one word. To be answered by "
            f"{top.entry}, one of its wordings or a synonym in vocabulary.yaml needs that word."
        )


def _wordless(reasoning: Reasoning, top: Hit) -> Iterator[str]:
    """Which words the best entry lacks for its confidence."""
    limits = reasoning.thresholds
    if top.explained < limits.explained:
        lacks = f", and “{top.unexplained.text}” least of all" if top.unexplained else ""
        yield (
            f"The words of {top.entry} explain {below(top.explained):.0%} of the question{lacks}; "
            f"at least {limits.explained:.0%} must be."
        )
    if outdone_by(top, reasoning.search) >= limits.outdone:
        other, share = reasoning.search.fullest
        yield (
            f"The words of {other} explain {below(share):.0%} of the question, those of "
            f"{top.entry} {below(top.explained):.0%}; an entry answers only where no other "
            f"explains {limits.outdone:.0%} more. To be answered by {top.entry}, one of its "
            "wordings needs the words that it lacks."
        )


def _objections(reasoning: Reasoning, changes: tuple[WhatIf, ...]) -> Iterator[str]:
    """What the guards heard, and what would be without them."""
    kind = reasoning.verdict.kind
    if not kind:
        return
    heard = ", ".join(
        f"{' and '.join(f'“{text}”' for text in texts)} ({name})"
        for name, texts in reasoning.verdict.heard.items()
        if texts
    )
    would_be = {one.lever: one.outcome for one in changes}
    without, at_all = would_be.get("guards"), would_be.get("objections")
    would = f"be {said(without)}" if without else f"still be {said(reasoning.outcome)}"
    yield f"The guard {kind} heard {heard}; without the guards it would {would}."
    if at_all and not without:
        yield f"Without the guards and the labelled questions to refuse it would be {said(at_all)}."


def _change(one: WhatIf, reasoning: Reasoning) -> str | None:
    """A change that would give another outcome; None where it is said elsewhere or no advice."""
    then = one.reasoning.thresholds
    hits, thing = reasoning.search.hits, reasoning.search.untold
    unlikely = one.lever == "wording" and hits[0].confidence < _TOO_UNLIKELY
    if unlikely or min(then.answer, then.offer) < _TOO_UNLIKELY or one.lever not in _CHANGES:
        return None
    return _CHANGES[one.lever].format(
        then=then,
        now=reasoning.thresholds,
        top=hits[0].entry if hits else "",
        thing=_THINGS[thing] if thing else "",
        explained=below(reasoning.explained),
        would=f"it would be {said(one.outcome)}",
    )


def _near(reasoning: Reasoning, snapshot: Snapshot, levers: set[Lever]) -> Iterator[str]:
    search = reasoning.search
    if is_from_entry(reasoning.outcome) and len(search.hits) > 1:
        yield f"Nearest other entry: {search.hits[1].entry}, {_two(search.hits[1].confidence)}."
    if not search.alike:
        return
    kind = dict(refused_questions(snapshot.knowledge)).get(search.alike, "not-in-sources")
    yield (
        f"Nearest labelled question to refuse: “{search.alike}” ({kind}), likeness "
        f"{search.refused:.2f}."
    )
    if levers & {"labelled", "same_no"}:
        yield f"The labelled questions near it say {search.kind}."


def _two(value: float) -> str:
    """Two digits, never rounded up: 0.7499 does not read as if it reached 0.75."""
    return f"{below(value):.2f}"
