"""Takes the knowledge; gives a Problem for each text that is not said the way answers are said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.core.lint.subject import Subject
from bot.core.loading.tree import Loc
from bot.core.model import LANGUAGES, REFUSAL_KINDS, Bilingual, Language, Words
from bot.core.problem import Problem
from bot.core.saying.card import entry_card

LONGEST_QUESTION = 80
"""Discord's limit for a button's label, on which a question must fit whole (a choice in a list
takes 100). From Discord's component reference."""

LONGEST_CARD = 4000
"""Discord's limit for all text of one message with components. From the same reference."""

_ENDS: Final = r"\s*(?:[^\w\s]|$)"
# "No ruling was found" and "Sí había" are sentences; "No." and "Sí, …" are bare, as is any "Yes".
_YES_OR_NO: Final[Mapping[Language, re.Pattern[str]]] = {
    "en": re.compile(
        rf"\W*(?:yes\b|(?:no|yeah|yep|nope|correct|right|true|false){_ENDS})", re.IGNORECASE
    ),
    "es": re.compile(rf"\W*(?:sí|si|no|claro|correcto|cierto|falso|exacto){_ENDS}", re.IGNORECASE),
}
_LANGUAGE_NAMES: Final[Mapping[Language, str]] = {"en": "English", "es": "Spanish"}


def bare_yes_or_no(subject: Subject) -> Iterator[Problem]:
    """A statement begins with a bare yes or no: the question decides what that would mean."""
    for said in subject.said():
        if _YES_OR_NO[said.language].match(said.text):
            message = "a statement never starts with a bare yes or no: say who reported what"
            yield subject.error("bare-yes-no", ("faq.yaml", said.loc), message, said.text)


def missing_attribution(subject: Subject) -> Iterator[Problem]:
    """A statement that must say who says so does not.

    These are the first statement of `answer`, the first of `beyond`, and each that corrects the
    article: the ones that open what people read or set a report against another.
    """
    for said in subject.said():
        if not (said.first or said.statement.corrects):
            continue
        known = subject.knowledge.vocabulary.attributions.of(said.language)
        if not _has_any(said.text, known):
            some = ", ".join(f"`{word}`" for word in known[:4])
            message = f"this statement must say who says so, with words like {some}"
            yield subject.error("missing-attribution", ("faq.yaml", said.loc), message, said.text)


def missing_language(subject: Subject) -> Iterator[Problem]:
    """A text is blank or an entry has no variants in one language."""
    for loc, language, text in _texts(subject):
        if not text.strip():
            message = f"the {_LANGUAGE_NAMES[language]} text is missing: write it"
            yield subject.error("missing-language", loc, message)
    for number, entry in enumerate(subject.knowledge.faq):
        for language in LANGUAGES:
            if not entry.variants.of(language):
                at = ("faq.yaml", (number, "variants", language))
                message = f"no variants in {_LANGUAGE_NAMES[language]}: write how people ask this"
                yield subject.error("missing-language", at, message)


def no_words(subject: Subject) -> Iterator[Problem]:
    """A variant without a single word can never be found."""
    for asked in subject.asked:
        if asked.text.strip() and not asked.words:
            message = (
                "there is no word in this wording, so nothing can find it: write words or remove it"
            )
            yield subject.error("no-words", ("faq.yaml", asked.loc), message, asked.text)


def long_question(subject: Subject) -> Iterator[Problem]:
    """A question does not fit on a button."""
    for number, entry in enumerate(subject.knowledge.faq):
        for language in LANGUAGES:
            size = len(entry.question.of(language))
            if size > LONGEST_QUESTION:
                at = ("faq.yaml", (number, "question", language))
                message = (
                    f"the question has {size} characters, and a button takes {LONGEST_QUESTION}: "
                    "shorten it"
                )
                yield subject.error("too-long", at, message)


def long_answer(subject: Subject) -> Iterator[Problem]:
    """An answer with its citations does not fit into one message."""
    for number, entry in enumerate(subject.knowledge.faq):
        if not all(subject.resolved(statement) for statement in entry.statements()):
            continue
        for language in LANGUAGES:
            size = len(entry_card(entry, language, subject.knowledge).plain())
            if size > LONGEST_CARD:
                message = (
                    f"the {_LANGUAGE_NAMES[language]} answer with its citations has {size} "
                    f"characters; a message takes {LONGEST_CARD}: shorten it or make two entries"
                )
                yield subject.error("too-long", ("faq.yaml", (number, "answer")), message)


def not_folded(subject: Subject) -> Iterator[Problem]:
    """Prose that people read is not in a `>-` block, where no sign in it can mean anything."""
    for loc, text in _prose(subject):
        if subject.places.mark(*loc).style != ">" or text.endswith("\n"):
            match subject.places.mark(*loc).style:
                case "|" | ">" as sign:
                    message = f"write `>-` where `{sign}` stands, so that no line end is kept"
                    yield subject.error("not-folded", loc, message)
                case _:
                    message = "write `>-` here, and the text on the next lines, indented"
                    yield subject.error("not-folded", loc, message, text)


def suspended(subject: Subject) -> Iterator[Problem]:
    """An answer is withdrawn for now, which nobody should forget."""
    for number, entry in enumerate(subject.knowledge.faq):
        if entry.suspended:
            at = ("faq.yaml", (number, "suspended"))
            message = (
                f"this answer is withdrawn since {entry.suspended.since}: mend it and remove "
                "`suspended`, or remove the entry"
            )
            yield subject.warning("suspended", at, message)


def _has_any(text: str, phrases: Words) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE) for phrase in phrases
    )


def _pairs(subject: Subject) -> Iterator[tuple[tuple[str, Loc], Bilingual]]:
    """Every pair of prose texts that people read."""
    for loc, statement, _ in subject.statements():
        yield ("faq.yaml", loc), statement
    for number, entry in enumerate(subject.knowledge.faq):
        if entry.suspended:
            yield ("faq.yaml", (number, "suspended")), entry.suspended
    replies = subject.knowledge.replies
    for kind in REFUSAL_KINDS:
        yield ("replies.yaml", ("refusals", kind)), replies.refusals.of(kind)
    yield ("replies.yaml", ("in_public",)), replies.in_public
    yield ("replies.yaml", ("no_contact",)), replies.no_contact


def _prose(subject: Subject) -> Iterator[tuple[tuple[str, Loc], str]]:
    for (file, loc), pair in _pairs(subject):
        for language in LANGUAGES:
            yield (file, (*loc, language)), pair.of(language)
    for name, passage in subject.knowledge.sources.passages.items():
        yield ("sources.yaml", ("passages", name, "says")), passage.says


def _texts(subject: Subject) -> Iterator[tuple[tuple[str, Loc], Language, str]]:
    """Every text that must be there in both languages."""
    for (file, loc), pair in _pairs(subject):
        for language in LANGUAGES:
            yield (file, (*loc, language)), language, pair.of(language)
    for asked in subject.asked:
        yield ("faq.yaml", asked.loc), asked.language, asked.text
