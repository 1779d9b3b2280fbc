"""The knowledge as values: what `knowledge/*.yaml` says, checked for shape and frozen.

The classes are pydantic models because the same definitions check the YAML, name the place of
every mistake and write the JSON Schemas that give an editor completion.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictStr

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

EntryKind = Literal["answer", "supplement", "not-stated"]
RefusalKind = Literal[
    "not-stated",
    "not-in-sources",
    "other-place",
    "own-case",
    "right-now",
    "after-our-sources",
    "off-topic",
    "empty",
]
REFUSAL_KINDS: tuple[RefusalKind, ...] = get_args(RefusalKind)


def _listed(value: Any) -> Any:
    """One source may be written without the brackets of a list."""
    return (value,) if isinstance(value, str) else value


# Three ids fit into the 100 characters of a button that carries a whole choice.
Id = Annotated[StrictStr, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=30)]
Line = Annotated[StrictStr, Field(min_length=1, max_length=300)]
Prose = Annotated[StrictStr, Field(min_length=1, max_length=1200)]
Url = Annotated[StrictStr, Field(pattern=r"^https?://[^\s<>]+$", max_length=500)]
Words = tuple[Annotated[StrictStr, Field(min_length=1, max_length=100)], ...]


class Model(BaseModel):
    """A frozen value that knows no other keys than its own and never repeats input in an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
    )


class Bilingual(Model):
    """The same text in both languages."""

    def of(self, language: Language) -> Any:
        """The text, or the texts, in one language."""
        return getattr(self, language)


class Question(Bilingual):
    """An entry's question as people read it: on the card, in a choice, on a button."""

    en: Line
    es: Line


class Variants(Bilingual):
    """Other wordings of an entry's question, as people write them."""

    en: tuple[Line, ...]
    es: tuple[Line, ...]


class Statement(Bilingual):
    """One or two sentences that stand on one list of passages."""

    en: Prose
    es: Prose
    source: Annotated[tuple[Id, ...], BeforeValidator(_listed), Field(min_length=1)]
    corrects: bool = False
    """The article leaves this out or misstates it, so it is part of the answer in every form."""


class Suspension(Bilingual):
    """Why an answer is withdrawn for now, in public words."""

    en: Prose
    es: Prose
    since: date


class Entry(Model):
    """One question with its answer: what people ask, what our sources say, where they say it."""

    id: Id
    kind: EntryKind
    topic: Id
    question: Question
    variants: Variants
    answer: Annotated[tuple[Statement, ...], Field(min_length=1, max_length=5)]
    beyond: tuple[Statement, ...] = ()
    related: tuple[Id, ...] = ()
    suspended: Suspension | None = None

    def statements(self) -> tuple[Statement, ...]:
        """All that is said, the answer first."""
        return self.answer + self.beyond


class Reading(Model):
    """When one of us read a document, and in which copy."""

    on: date
    copy_: Annotated[Literal["live", "stored"], Field(alias="copy")]


class Document(Model):
    """Something published that we have read."""

    publisher: Line
    title: Line | None = None
    published: date | None = None
    url: Url
    link: bool = True
    """False: a repost, a tag page, a mirror or an advocacy page, to which no reader is sent."""
    read: Reading
    review_after_days: Annotated[int, Field(gt=0)] = 365


class Outlet(Model):
    """A newsroom that a document credits."""

    name: Line


class Quote(Bilingual):
    """A speaker's own words, and our translation of them."""

    en: Line
    es: Line


class Passage(Model):
    """One place in one document: what it says, who says it there, and whom the document credits."""

    document: Id
    fact: StrictStr
    outlet: Id = "none"
    speaker: Line | None = None
    says: Prose
    quotes: tuple[Quote, ...] = ()
    as_of: date | None = None


class Name(Bilingual):
    """The forms of one name, for the lint: whoever is named in an answer is named in its source."""

    en: Words
    es: Words


class Sources(Model):
    """`sources.yaml`."""

    documents: Mapping[Id, Document]
    outlets: Mapping[Id, Outlet]
    passages: Mapping[Id, Passage]
    names: Mapping[Id, Name] = {}


class Expected(Bilingual):
    """Labelled questions that one of these entries must answer."""

    entries: Annotated[tuple[Id, ...], BeforeValidator(_listed), Field(min_length=1)]
    en: tuple[Line, ...] = ()
    es: tuple[Line, ...] = ()


class Unanswered(Bilingual):
    """Labelled questions that must be refused, with the kind of no."""

    kind: RefusalKind
    en: tuple[Line, ...] = ()
    es: tuple[Line, ...] = ()


class Unclear(Bilingual):
    """Labelled questions to which the bot must answer with a choice."""

    en: tuple[Line, ...] = ()
    es: tuple[Line, ...] = ()


class Questions(Model):
    """`questions.yaml`: the labelled questions."""

    must_answer: tuple[Expected, ...]
    must_refuse: tuple[Unanswered, ...]
    must_ask: Unclear


class Cues(Model):
    """The words by which the guards know a question that no entry may answer.

    A cue is a word or a phrase, written without accents; it is found in any inflected form.
    """

    people: Words
    """Somebody's own people and self: "my brother", "i", "mi esposo"."""
    case_events: Words
    """What happened in one person's case: "was arrested", "overstayed", "tengo una orden"."""
    advice: Words
    """Asking what a person should do: "should i", "debo"."""
    alarm: Words
    """Enforcement that is happening: "at my door", "are knocking", "esta en mi puerta"."""
    now: Words
    """This very moment: "right now", "ahorita"."""
    enforcement: Words
    """Who would come: "ice", "agents", "la migra"."""
    recent: Words
    """After our sources: "this week", "latest news", "ayer"."""
    general: Words
    """Turns a personal wording into a fair question: "if someone", "segun la ordenanza"."""


class Attributions(Bilingual):
    """Words that say who says so: "according to", "según"."""

    en: Words
    es: Words


class Vocabulary(Model):
    """`vocabulary.yaml`: what words mean to the matcher, the guards and the lint."""

    synonyms: tuple[Words, ...]
    """Groups of words and phrases that mean the same here."""
    places: Words
    """Names of other places."""
    not_places: Words = ()
    """Phrases in which such a name is no place: "colorado springs gazette"."""
    cues: Cues
    attributions: Attributions


class Reply(Bilingual):
    """A text of the bot that an operator may reword."""

    en: Prose
    es: Prose


class Contact(Bilingual):
    """Whom the operator of this bot sends people to, and when somebody last checked it."""

    name: Line
    en: Line
    es: Line
    phone: StrictStr | None = None
    url: Url | None = None
    checked: date


class Replies(Model):
    """`replies.yaml`: the words of each no, and the operator's contacts."""

    refusals: Mapping[RefusalKind, Reply]
    in_public: Reply
    """To a question about one's own case that was asked where others read it."""
    no_contact: Reply
    """Added to `right-now` as long as `contacts` is empty."""
    contacts: tuple[Contact, ...] = ()


class Knowledge(Model):
    """Everything in `knowledge/`, each file under its name."""

    faq: tuple[Entry, ...]
    sources: Sources
    questions: Questions
    vocabulary: Vocabulary
    replies: Replies

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of this id, or None where an old button or id names one that is gone."""
        return next((entry for entry in self.faq if entry.id == entry_id), None)
