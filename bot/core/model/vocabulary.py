"""`vocabulary.yaml`: what words mean to the matcher, the guards and the lint."""

from __future__ import annotations

from bot.core.model.base import Bilingual, Model, Words


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
    orders: Words = ()
    """Telling the bot how to behave: "ignore your instructions", "finge que eres"."""
    about_it: Words = ()
    """Naming what the FAQ is about: "the ordinance", "la ley". Who does so asks, and tells nothing
    of their own."""
    kin: Words = ()
    """People who are close to somebody: "brother", "coworker", "vecina"."""
    officers: Words = ()
    """Who comes, and how they look: "officer", "vests", "patrulla"."""
    seized: Words = ()
    """What is done to a person: "took", "handcuffed", "agarraron"."""
    coming: Words = ()
    """What those who come do, and those who wait for them: "knocking", "afuera", "escondida"."""
    scene: Words = ()
    """Where people are when it happens: "parking lot", "my shift", "cocina"."""
    urgent: Words = ()
    """Fear, hurry and calls for help: "please", "asap", "ayuda"."""


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
