"""Takes checked knowledge; gives the rules its statements, their places and a way to complain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.core.loading.parse import Places
from bot.core.loading.tree import Loc
from bot.core.loading.yaml_syntax import shown
from bot.core.matching.index import Hit, Index
from bot.core.matching.normalize import words
from bot.core.model import LANGUAGES, Entry, Knowledge, Language, Statement
from bot.core.problem import Level, Problem

HITS = 3
"""How many of the index's hits the rules look at: the right entry and the nearest others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement in one language, where it stands and in which part of its entry."""

    entry: Entry
    statement: Statement
    language: Language
    text: str
    loc: Loc
    first: bool
    """Whether it opens its part, `answer` or `beyond`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One wording of an entry's question: the question itself or a variant."""

    entry: Entry
    language: Language
    text: str
    words: tuple[str, ...]
    loc: Loc


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What all rules look at; `of` makes one.

    `asked` is every question and variant; `labelled` is every labelled question as text, words and
    place in questions.yaml; `found` is what the index finds for each question, by the place of the
    question. They are kept because several rules need them and they take time.
    """

    knowledge: Knowledge
    places: Places
    index: Index
    asked: tuple[Asked, ...]
    labelled: tuple[tuple[str, tuple[str, ...], Loc], ...]
    found: Mapping[Loc, tuple[Hit, ...]]
    today: date | None

    @classmethod
    def of(
        cls, knowledge: Knowledge, places: Places, index: Index, today: date | None = None
    ) -> Subject:
        """Look everything up that is needed more than once."""
        asked = tuple(_asked(knowledge))
        questions = [a for a in asked if a.loc[1] == "question"]
        return cls(
            knowledge=knowledge,
            places=places,
            index=index,
            asked=asked,
            labelled=tuple((text, words(text), loc) for text, loc in _labelled(knowledge)),
            found={a.loc: index.search(a.text, limit=HITS).hits for a in questions},
            today=today,
        )

    def statements(self) -> Iterator[tuple[Loc, Statement, Entry]]:
        """Every statement with its place in faq.yaml."""
        for number, entry in enumerate(self.knowledge.faq):
            for part, statements in (("answer", entry.answer), ("beyond", entry.beyond)):
                for position, statement in enumerate(statements):
                    yield (number, part, position), statement, entry

    def said(self) -> Iterator[Said]:
        """Every statement in each language."""
        for loc, statement, entry in self.statements():
            for language in LANGUAGES:
                yield Said(
                    entry=entry,
                    statement=statement,
                    language=language,
                    text=statement.of(language),
                    loc=(*loc, language),
                    first=loc[-1] == 0,
                )

    def resolved(self, statement: Statement) -> bool:
        """Whether all that a statement stands on is there; what is not has a problem of its own."""
        sources = self.knowledge.sources
        cited = [sources.passages.get(name) for name in statement.source]
        return all(
            passage
            and passage.document in sources.documents
            and (passage.outlet == "none" or passage.outlet in sources.outlets)
            for passage in cited
        )

    def error(self, rule: str, at: tuple[str, Loc], message: str, found: str = "") -> Problem:
        """A problem that keeps the FAQ from going live, at the place of a value."""
        return self._problem(rule, self.places[at], at[0], message, found)

    def warning(self, rule: str, at: tuple[str, Loc], message: str, found: str = "") -> Problem:
        """A problem that should be looked at."""
        return self._problem(rule, self.places[at], at[0], message, found, level="warning")

    def unused(self, rule: str, loc: Loc, message: str) -> Problem:
        """A warning at a key of sources.yaml that nothing refers to."""
        file = "sources.yaml"
        return self._problem(rule, self.places.key(file, loc), file, message, level="warning")

    def _problem(  # noqa: PLR0913 - one for each part of a Problem, private
        self,
        rule: str,
        place: tuple[int, int],
        file: str,
        message: str,
        found: str = "",
        *,
        level: Level = "error",
    ) -> Problem:
        return Problem(
            file=file,
            line=place[0],
            column=place[1],
            rule=rule,
            message=message,
            found=shown(found) if found else "",
            level=level,
        )


def _asked(knowledge: Knowledge) -> Iterator[Asked]:
    """Every question and variant in each language."""
    for number, entry in enumerate(knowledge.faq):
        for language in LANGUAGES:
            texts: dict[Loc, str] = {(number, "question", language): entry.question.of(language)}
            for position, text in enumerate(entry.variants.of(language)):
                texts[number, "variants", language, position] = text
            for loc, text in texts.items():
                yield Asked(entry=entry, language=language, text=text, words=words(text), loc=loc)


def _labelled(knowledge: Knowledge) -> Iterator[tuple[str, Loc]]:
    """Every labelled question with its place in questions.yaml."""
    questions = knowledge.questions
    groups = [
        *((("must_answer", i), group) for i, group in enumerate(questions.must_answer)),
        *((("must_refuse", i), group) for i, group in enumerate(questions.must_refuse)),
        (("must_ask",), questions.must_ask),
    ]
    for loc, group in groups:
        for language in LANGUAGES:
            for position, text in enumerate(group.of(language)):
                yield text, (*loc, language, position)
