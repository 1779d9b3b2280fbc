"""The topics of the FAQ as people read them in `/faq`."""

from __future__ import annotations

from bot.core.model import Language

TOPICS: dict[str, dict[Language, str]] = {
    "ordinance": {"en": "What the ordinance does", "es": "Qué hace la ordenanza"},
    "law": {"en": "The law and what came later", "es": "La ley y lo que vino después"},
    "people": {"en": "Who said what", "es": "Quién dijo qué"},
    "order": {
        "en": "The mayor's order and legal defense",
        "es": "La orden del alcalde y la defensa legal",
    },
    "sources": {
        "en": "Our sources, and where to get help",
        "es": "Nuestras fuentes y dónde pedir ayuda",
    },
}


def topic_name(topic: str, language: Language) -> str:
    """A topic's name; one that has none yet is shown as its id, so that a new topic is no fault."""
    known = TOPICS.get(topic)
    return known[language] if known else topic.replace("-", " ").capitalize()
