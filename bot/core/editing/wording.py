"""The words in which a change is told, in both languages."""

from __future__ import annotations

from bot.core.model import Language

ENTRY: dict[Language, str] = {"en": "“{question}”: {what}.", "es": "«{question}»: {what}."}
ADDED: dict[Language, str] = {"en": "new question", "es": "pregunta nueva"}
REMOVED: dict[Language, str] = {"en": "no longer in the FAQ", "es": "ya no está en las preguntas"}
SUSPENDED: dict[Language, str] = {
    "en": "the answer was withdrawn for now. Reason: {reason}",
    "es": "la respuesta se retiró por ahora. Motivo: {reason}",
}
RESUMED: dict[Language, str] = {
    "en": "the answer is given again",
    "es": "la respuesta se da otra vez",
}
QUESTION: dict[Language, str] = {
    "en": "the question was reworded",
    "es": "se cambió la redacción de la pregunta",
}
ANSWER: dict[Language, str] = {
    "en": "the answer was reworded",
    "es": "se cambió la redacción de la respuesta",
}
CITED: dict[Language, str] = {"en": "its sources changed", "es": "cambiaron sus fuentes"}
KIND: dict[Language, str] = {
    "en": "what kind of answer it is changed",
    "es": "cambió qué clase de respuesta es",
}
TOPIC: dict[Language, str] = {"en": "it moved to another topic", "es": "pasó a otro tema"}
RELATED: dict[Language, str] = {
    "en": "its related questions changed",
    "es": "cambiaron sus preguntas relacionadas",
}
ONE_MORE: dict[Language, str] = {"en": "{count} wording added", "es": "{count} forma añadida"}
MORE: dict[Language, str] = {"en": "{count} wordings added", "es": "{count} formas añadidas"}
ONE_LESS: dict[Language, str] = {"en": "{count} wording removed", "es": "{count} forma quitada"}
LESS: dict[Language, str] = {"en": "{count} wordings removed", "es": "{count} formas quitadas"}

SOURCE_ADDED: dict[Language, str] = {
    "en": "Sources: {what} was added: {name}.",
    "es": "Fuentes: se añadió {what}: {name}.",
}
SOURCE_CHANGED: dict[Language, str] = {
    "en": "Sources: {what} was changed: {name}.",
    "es": "Fuentes: se cambió {what}: {name}.",
}
SOURCE_REMOVED: dict[Language, str] = {
    "en": "Sources: {what} was removed: {name}.",
    "es": "Fuentes: se quitó {what}: {name}.",
}
DOCUMENT: dict[Language, str] = {"en": "a document", "es": "un documento"}
OUTLET: dict[Language, str] = {"en": "a newsroom", "es": "un medio"}
PASSAGE: dict[Language, str] = {"en": "a passage", "es": "un pasaje"}
NAME: dict[Language, str] = {"en": "a name", "es": "un nombre"}

QUESTIONS: dict[Language, str] = {
    "en": "Test questions: {added} added, {removed} removed.",
    "es": "Preguntas de prueba: {added} añadidas, {removed} quitadas.",
}
VOCABULARY: dict[Language, str] = {
    "en": "The word lists were changed.",
    "es": "Se cambiaron las listas de palabras.",
}
REPLIES: dict[Language, str] = {
    "en": "What the bot says when it does not answer was changed.",
    "es": "Se cambió lo que el bot dice cuando no responde.",
}
CONTACTS: dict[Language, str] = {
    "en": "The contacts were changed.",
    "es": "Se cambiaron los contactos.",
}
