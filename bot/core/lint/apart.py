"""Takes the knowledge and its index; gives a Problem where two entries cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.core.lint.subject import HITS, Asked, Subject
from bot.core.loading.tree import Loc
from bot.core.matching.index import Hit
from bot.core.model import LANGUAGES, Entry
from bot.core.problem import Problem

TOO_ALIKE = 0.8
"""Share (0..1) of an entry's own score that another entry may reach on its first wordings.

Measured on the shipped FAQ: the most alike pair, "who passed it" and "when was it passed", has
0.65; an entry repeated with one word left out of each wording has 0.83 or more."""

NEAR = 0.6
"""Share from which two questions alone make an entry worth a closer look: a repeated entry has
0.8 or more."""

WORDINGS = 4
"""How many wordings of a language are tried, the question first: enough to tell, and quick."""


def duplicate_wording(subject: Subject) -> Iterator[Problem]:
    """A wording stands twice: in two entries an error, in one a waste."""
    first: dict[tuple[str, ...], Asked] = {}
    for asked in subject.asked:
        if not asked.words:
            continue
        other = first.setdefault(asked.words, asked)
        if other is asked or (other.entry is asked.entry and other.language != asked.language):
            continue
        line = subject.places["faq.yaml", other.loc][0]
        at = ("faq.yaml", asked.loc)
        if other.entry is asked.entry:
            message = f"this wording stands in the same entry on line {line}: remove one"
            yield subject.warning("duplicate-wording", at, message, asked.text)
        else:
            message = (
                f"this wording stands in `{other.entry.id}` on line {line} as well: decide which "
                "entry it asks for"
            )
            yield subject.error("duplicate-wording", at, message, asked.text)


def labelled_as_variant(subject: Subject) -> Iterator[Problem]:
    """A labelled question is a wording that the index knows by heart, so it tests nothing."""
    known = {asked.words: asked.entry for asked in subject.asked}
    for text, parts, loc in subject.labelled:
        entry = known.get(parts)
        if entry:
            message = f"this is a wording of `{entry.id}` and so tests nothing: word it afresh"
            yield subject.warning("labelled-as-variant", ("questions.yaml", loc), message, text)


def labelled_twice(subject: Subject) -> Iterator[Problem]:
    """A labelled question stands twice: a waste, or else one of the two must always fail."""
    first: dict[tuple[str, ...], Loc] = {}
    for text, parts, loc in subject.labelled:
        other = first.setdefault(parts, loc)
        if not parts or other == loc:
            continue
        at, line = ("questions.yaml", loc), subject.places["questions.yaml", other][0]
        wanted, wanted_there = _wanted(subject, loc), _wanted(subject, other)
        if wanted == wanted_there:
            message = f"this labelled question stands on line {line} as well: remove one"
            yield subject.warning("labelled-twice", at, message, text)
        else:
            message = (
                f"this labelled question stands on line {line} as well, {wanted_there}, and here "
                f"{wanted}: remove the one that is wrong"
            )
            yield subject.error("labelled-apart", at, message, text)


def _wanted(subject: Subject, loc: Loc) -> str:
    """What a labelled question demands, by its place in questions.yaml."""
    questions = subject.knowledge.questions
    match loc:
        case ("must_answer", int(number), *_):
            entries = " or ".join(f"`{name}`" for name in questions.must_answer[number].entries)
            return f"to be answered by {entries}"
        case ("must_refuse", int(number), *_):
            return f"to be refused as `{questions.must_refuse[number].kind}`"
        case _:
            return "to be asked back"


def not_found(subject: Subject) -> Iterator[Problem]:
    """An entry's own question leads to another entry."""
    for number, entry in enumerate(subject.knowledge.faq):
        for language in LANGUAGES:
            question = entry.question.of(language)
            hits = subject.found[number, "question", language]
            if not question.strip() or (hits and hits[0].entry == entry.id):
                continue
            instead = f"finds `{hits[0].entry}`" if hits else "finds nothing"
            message = f"asked this way the bot {instead}, not `{entry.id}`: tell them apart"
            at = ("faq.yaml", (number, "question", language))
            yield subject.error("not-found", at, message, question)


def too_alike(subject: Subject) -> Iterator[Problem]:
    """Two entries' wordings are so near each other that the index cannot tell them apart."""
    number = {entry.id: i for i, entry in enumerate(subject.knowledge.faq)}
    for entry in subject.knowledge.faq:
        questions = [subject.found[number[entry.id], "question", lang] for lang in LANGUAGES]
        for other, likeness in _likeness(subject, entry, questions).items():
            # Told once of a pair, at the later entry: it is usually the new one.
            if likeness >= TOO_ALIKE and number[other] < number[entry.id]:
                at = ("faq.yaml", (number[entry.id], "question", "en"))
                message = (
                    f"this entry is asked almost like `{other}` (likeness {likeness:.2f}, at most "
                    f"{TOO_ALIKE}): make one of the two, or word them further apart"
                )
                yield subject.error("too-alike", at, message)


def _likeness(subject: Subject, entry: Entry, questions: list[tuple[Hit, ...]]) -> dict[str, float]:
    """How near others come to an entry on its own wordings: the mean share of its score."""
    shares = _shares(entry, questions)
    # An entry that no other comes near to by its questions needs no search for its variants.
    if max(shares.values(), default=0.0) / len(questions) < NEAR:
        return {}
    variants = [
        subject.index.search(text, limit=HITS).hits
        for language in LANGUAGES
        for text in entry.variants.of(language)[: WORDINGS - 1]
    ]
    return {
        other: share / len([*questions, *variants])
        for other, share in _shares(entry, [*questions, *variants]).items()
    }


def _shares(entry: Entry, searches: Iterable[tuple[Hit, ...]]) -> dict[str, float]:
    """For each other entry, the sum over searches of its share (0..1) of the entry's own score."""
    total: dict[str, float] = {}
    for hits in searches:
        scores = {hit.entry: hit.score for hit in hits}
        own = scores.pop(entry.id, 0.0)
        for other, score in scores.items():
            total[other] = total.get(other, 0.0) + (min(1.0, score / own) if own else 1.0)
    return total
