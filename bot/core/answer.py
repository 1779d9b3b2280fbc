"""A question and a snapshot in, an outcome out: the whole way of deciding on one screen.

normalise → search → confidence → guards → decide. Right or silent: an entry answers only when it
is likely, when its own words explain the question, and when no guard objects.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.guards import Verdict
from bot.core.matching.filler import FILLER
from bot.core.matching.index import Hit, Search
from bot.core.matching.language import language_of
from bot.core.matching.normalize import words
from bot.core.matching.sentence import asking_sentence
from bot.core.model import Language, RefusalKind
from bot.core.outcome import Ambiguous, Answered, Outcome, Refused, outcome_of_entry
from bot.core.parted import two_topics
from bot.core.snapshot import Snapshot
from bot.core.thresholds import MOST_CHOICES, Thresholds
from bot.core.thresholds_found import BY_MEANING, BY_WORDS

_FILLERS_BESIDE_A_BARE_WORD = 2
_THE_SAME = 0.999
"""The likeness of a question that is, letter for letter, one that must be refused."""
_SAYING_OF = frozenset({"is", "are", "was", "were", "es", "son", "era", "eran", "fue", "fueron"})
_HITS_TO_EXPLAIN = 5
"""Entries that `--why` and a choice of other thresholds have to look at."""
_CLAIMED = 0.25
"""Least share of the question's weight in a word that the entry does not explain."""
_OWN_TROUBLE: frozenset[RefusalKind] = frozenset({"own-case", "right-now"})
_NO_CHOICE = _OWN_TROUBLE | {"other-place"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoning:
    """An outcome and what led to it, for `--why`."""

    outcome: Outcome
    search: Search
    verdict: Verdict
    bare: bool
    """One word that the FAQ knows, and nothing about it: "ice", "and denver?"."""
    exact: bool
    """The question is, word for word, a wording of the best entry."""
    explained: float
    """Share of the weight of the question's content words that any word of the FAQ explains."""
    unknown: float
    """Share of the question's weight in its heaviest word that nothing explains."""
    thresholds: Thresholds
    topics: tuple[Hit, Hit] | None = None
    """What each half of the question finds, where it asks for two things."""
    alone: Reasoning | None = None
    """What became of the one sentence that asks, where there are others beside it."""


def answer(
    question: str,
    snapshot: Snapshot,
    thresholds: Thresholds | None = None,
    *,
    unseen: bool = False,
    briefly: bool = False,
) -> Reasoning:
    """Decide what to say to a question.

    Args:
        question: as typed, at most a few thousand characters.
        snapshot: the FAQ to answer from.
        thresholds: the numbers to decide by; None takes those that ship.
        unseen: to grade a labelled question as if nobody had labelled it.
        briefly: leave out what makes no difference to the outcome; `--why` and other thresholds
            need it.
    """
    heard = words(question)
    most = MOST_CHOICES if briefly else _HITS_TO_EXPLAIN
    search = snapshot.index.search(question, most, unseen=unseen)
    found = BY_MEANING if snapshot.index.reads_meaning else BY_WORDS
    top = search.hits[0] if search.hits else None
    expected, confidence = (top.variant, top.confidence) if top else ("", 0.0)
    verdict = snapshot.guards.judge(question, expected, confidence, unseen=unseen)
    reasoning = Reasoning(
        outcome=Refused(kind="empty", language=None),
        search=search,
        verdict=verdict,
        bare=_is_bare(search),
        exact=top is not None and heard == words(top.variant),
        explained=search.known,
        unknown=search.unknown,
        thresholds=thresholds or found.thresholds,
    )
    if not heard:
        return reasoning
    if not (briefly and _is_settled(reasoning)):
        topics = two_topics(question, snapshot, confidence, unseen=unseen)
        reasoning = replace(reasoning, topics=topics)
    outcome = _decide(reasoning, snapshot, language_of(heard))
    if briefly and (_is_settled(reasoning) or reasoning.topics or is_from_entry(outcome)):
        return replace(reasoning, outcome=outcome)
    if sentence := asking_sentence(question):
        alone = answer(sentence, snapshot, thresholds, unseen=unseen, briefly=briefly)
        reasoning = replace(reasoning, alone=alone)
        outcome = _decide(reasoning, snapshot, language_of(heard))
    return replace(reasoning, outcome=outcome)


def decided(reasoning: Reasoning, snapshot: Snapshot, thresholds: Thresholds) -> Outcome:
    """The outcome that the same question would have with other thresholds, in no language."""
    if not reasoning.search.words:
        return reasoning.outcome
    return _decide(replace(reasoning, thresholds=thresholds), snapshot, None)


def _decide(reasoning: Reasoning, snapshot: Snapshot, spoken: Language | None) -> Outcome:
    search, limits = reasoning.search, reasoning.thresholds
    if objection := _objected(reasoning):
        return Refused(kind=objection, language=spoken)
    top = search.hits[0] if search.hits else None
    if reasoning.topics and not reasoning.exact:
        return _choice(reasoning.topics, snapshot, reasoning, spoken)
    if top and not reasoning.bare and (reasoning.exact or _answers(top, reasoning)):
        told = _from_entry(top, snapshot, spoken)
        # That nothing is stated of a thing says the same of how many there are, and of whom.
        if search.untold is None or reasoning.exact or isinstance(told, Refused):
            return told
    if top and (asked := _asked_alone(top, reasoning, snapshot, spoken)):
        return asked
    if top and (top.confidence >= limits.offer or reasoning.bare) and not _hurts(reasoning):
        return _choice(search.hits[:MOST_CHOICES], snapshot, reasoning, spoken)
    return Refused(kind=_refusal(reasoning), language=spoken)


def _asked_alone(
    top: Hit, reasoning: Reasoning, snapshot: Snapshot, spoken: Language | None
) -> Outcome | None:
    """What the sentence that asks is answered, if the others do not point elsewhere.

    "They asked the president to act. Who did?" asks nothing by itself.
    """
    if reasoning.alone is None:
        return None
    alone = replace(reasoning.alone, thresholds=reasoning.thresholds)
    outcome = _decide(alone, snapshot, spoken)
    mine = is_from_entry(outcome) and alone.search.hits[0].entry == top.entry
    return outcome if mine else None


def is_from_entry(outcome: Outcome) -> bool:
    """Whether an entry answers, or says that the sources do not."""
    return isinstance(outcome, Answered) or (isinstance(outcome, Refused) and bool(outcome.entry))


def _hurts(reasoning: Reasoning) -> bool:
    """Whether a guess would be worse than a no, so that no choice may be given."""
    search = reasoning.search
    if search.kind not in _NO_CHOICE or reasoning.bare:
        return False
    unlikely = search.hits[0].confidence < search.none
    return unlikely and search.refused >= reasoning.thresholds.no_choice


def _is_settled(reasoning: Reasoning) -> bool:
    """Whether the outcome is certain, whatever the parts of the question would find."""
    return _objected(reasoning) is not None or (reasoning.exact and not reasoning.bare)


def _objected(reasoning: Reasoning) -> RefusalKind | None:
    """Why no entry may answer, whatever it says."""
    if reasoning.search.refused >= _THE_SAME:
        return reasoning.search.kind
    kind = reasoning.verdict.kind
    # Today's weather is not news after our sources.
    return None if kind == "after-our-sources" and not _is_near(reasoning) else kind


def _is_near(reasoning: Reasoning) -> bool:
    return reasoning.explained >= reasoning.thresholds.about_us


def _refusal(reasoning: Reasoning) -> RefusalKind:
    """Which no it is when nothing answers: of somebody's own people and ICE, it is a case."""
    heard, search = reasoning.verdict.heard, reasoning.search
    told = search.kind if search.refused >= reasoning.thresholds.same_no else None
    if heard["about_it"]:
        # Whoever names the ordinance asks about it, however like a cry for help it is spelled.
        told = None if told in _OWN_TROUBLE else told
    # "my brother", and not the "me" of "explain it to me".
    elif any(" " in people for people in heard["people"]) and heard["enforcement"]:
        return "right-now" if told == "right-now" else "own-case"
    if told:
        return told
    return reasoning.verdict.otherwise or ("not-in-sources" if _is_near(reasoning) else "off-topic")


def _answers(hit: Hit, reasoning: Reasoning) -> bool:
    limits = reasoning.thresholds
    return (
        hit.confidence >= limits.answer
        and reasoning.unknown <= limits.unknown
        and not _claims(hit, reasoning.search)
        and (hit.confidence >= limits.sure or _has_its_words(hit, reasoning.search, limits))
    )


def _has_its_words(hit: Hit, search: Search, limits: Thresholds) -> bool:
    return hit.explained >= limits.explained and outdone_by(hit, search) < limits.outdone


def _claims(hit: Hit, search: Search) -> bool:
    """Whether the question says of something we know what the entry does not: "is X a crook"."""
    if search.words[0].text not in _SAYING_OF or hit.unexplained is None:
        return False
    total = sum(word.weight for word in search.words)
    return hit.unexplained.weight >= _CLAIMED * total


def outdone_by(hit: Hit, search: Search) -> float:
    """How much more of the question the entry explains that has most of its words."""
    return search.fullest[1] - hit.explained


def _is_bare(search: Search) -> bool:
    content = {word.text: word.match for word in search.words if not word.filler}
    fillers = {word.text for word in search.words if word.filler}
    known = all(match in {"stem", "synonym"} for match in content.values())
    # A phrase that is one synonym ("legal defense fund") says more than a bare word; "la migra"
    # does not.
    one = len(content) == 1 and len(_topical(next(iter(content)))) == 1
    return one and known and len(fillers) <= _FILLERS_BESIDE_A_BARE_WORD


def _topical(phrase: str) -> list[str]:
    return [word for word in phrase.split() if word not in FILLER]


def _from_entry(hit: Hit, snapshot: Snapshot, spoken: Language | None) -> Outcome:
    entry = snapshot.knowledge.entry(hit.entry)
    assert entry is not None, "the index is built from these very entries"
    # The nearest wording may be a mixed one; function words tell more, where there are any.
    return outcome_of_entry(entry, spoken or hit.language, hit.confidence)


def _choice(
    hits: tuple[Hit, ...], snapshot: Snapshot, reasoning: Reasoning, spoken: Language | None
) -> Ambiguous:
    least = 0.0 if reasoning.bare else reasoning.thresholds.choice
    offered = [hit for hit in hits if hit.confidence >= least] or [hits[0]]
    entries = (snapshot.knowledge.entry(hit.entry) for hit in offered)
    return Ambiguous(
        entries=tuple(entry for entry in entries if entry),
        language=spoken,
        confidence=min(1.0, sum(hit.confidence for hit in offered)),
    )
