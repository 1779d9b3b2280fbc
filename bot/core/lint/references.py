"""Takes the knowledge; gives a Problem for each id that leads nowhere, stands twice or is idle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from bot.core.lint.subject import Subject
from bot.core.loading.tree import Loc
from bot.core.model import Knowledge
from bot.core.problem import Problem

SLIP = 80
"""rapidfuzz's ratio (0..100) from which one topic counts as a slip of another: "ordinanse" and
"ordinance" have 89, "sources" and "source" 92, two of the shipped topics at most 57."""

FAQ, SOURCES, QUESTIONS = "faq.yaml", "sources.yaml", "questions.yaml"


def unknown_passage(subject: Subject) -> Iterator[Problem]:
    """A statement stands on a passage that sources.yaml does not have."""
    known = subject.knowledge.sources.passages
    for loc, statement, _ in subject.statements():
        for position, passage in enumerate(statement.source):
            if passage not in known:
                at = (FAQ, (*loc, "source", position))
                yield subject.error("unknown-passage", at, _no("passage", passage, known))


def unknown_document(subject: Subject) -> Iterator[Problem]:
    """A passage names a document that sources.yaml does not have."""
    known = subject.knowledge.sources.documents
    for name, passage in subject.knowledge.sources.passages.items():
        if passage.document not in known:
            at = (SOURCES, ("passages", name, "document"))
            yield subject.error("unknown-document", at, _no("document", passage.document, known))


def unknown_outlet(subject: Subject) -> Iterator[Problem]:
    """A passage credits an outlet that sources.yaml does not have."""
    known = subject.knowledge.sources.outlets
    for name, passage in subject.knowledge.sources.passages.items():
        if passage.outlet != "none" and passage.outlet not in known:
            at = (SOURCES, ("passages", name, "outlet"))
            message = _no("outlet", passage.outlet, [*known, "none"])
            yield subject.error("unknown-outlet", at, message)


def unknown_related(subject: Subject) -> Iterator[Problem]:
    """An entry is related to one that is not there, or to itself."""
    known = [entry.id for entry in subject.knowledge.faq]
    for number, entry in enumerate(subject.knowledge.faq):
        for position, related in enumerate(entry.related):
            at = (FAQ, (number, "related", position))
            if related == entry.id:
                yield subject.error(
                    "unknown-related",
                    at,
                    f"`{related}` is this entry itself: name another or remove it",
                )
            elif related not in known:
                yield subject.error("unknown-related", at, _no("entry", related, known))


def unknown_topic(subject: Subject) -> Iterator[Problem]:
    """A topic that only one entry has is written almost like that of others: perhaps a slip."""
    times = Counter(entry.topic for entry in subject.knowledge.faq)
    seen: set[str] = set()
    for number, entry in enumerate(subject.knowledge.faq):
        others = [topic for topic in times if times[topic] > 1 or topic in seen]
        seen.add(entry.topic)
        if times[entry.topic] > 1:
            continue
        near = process.extractOne(entry.topic, others, scorer=fuzz.ratio, score_cutoff=SLIP)
        if near:
            message = (
                f"no other entry has the topic `{entry.topic}`; the nearest is `{near[0]}`: write "
                "that, unless you mean a new topic"
            )
            yield subject.warning("unknown-topic", (FAQ, (number, "topic")), message)


def unknown_entry(subject: Subject) -> Iterator[Problem]:
    """A labelled question names an entry that faq.yaml does not have."""
    known = [entry.id for entry in subject.knowledge.faq]
    for number, expected in enumerate(subject.knowledge.questions.must_answer):
        for position, name in enumerate(expected.entries):
            if name not in known:
                at = (QUESTIONS, ("must_answer", number, "entries", position))
                yield subject.error("unknown-entry", at, _no("entry", name, known))


def duplicate_id(subject: Subject) -> Iterator[Problem]:
    """Two entries have one id."""
    first: dict[str, Loc] = {}
    for number, entry in enumerate(subject.knowledge.faq):
        at = (FAQ, (number, "id"))
        if entry.id in first:
            line = subject.places[FAQ, first[entry.id]][0]
            message = f"the id `{entry.id}` is taken by the entry on line {line}: choose another"
            yield subject.error("duplicate-id", at, message)
        first.setdefault(entry.id, at[1])


def unused_source(subject: Subject) -> Iterator[Problem]:
    """A passage, document or outlet to which nothing refers: a slip, or left over."""
    sources = subject.knowledge.sources
    passages = sources.passages.values()
    kinds = (
        ("passages", "passage", sources.passages, _cited(subject.knowledge)),
        ("documents", "document", sources.documents, {p.document for p in passages}),
        ("outlets", "outlet", sources.outlets, {p.outlet for p in passages}),
    )
    for key, kind, known, used in kinds:
        for name in known:
            if name not in used:
                message = f"nothing refers to the {kind} `{name}`: cite it or remove it"
                yield subject.unused(f"unused-{kind}", (key, name), message)


def _cited(knowledge: Knowledge) -> set[str]:
    statements = (statement for entry in knowledge.faq for statement in entry.statements())
    return {passage for statement in statements for passage in statement.source}


def _no(kind: str, name: str, known: Iterable[str]) -> str:
    nearest = process.extractOne(name, list(known), scorer=fuzz.ratio)
    hint = f"; the nearest is `{nearest[0]}`" if nearest else ""
    return f"there is no {kind} `{name}`{hint}"
