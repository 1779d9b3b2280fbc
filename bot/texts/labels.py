"""What stands on buttons and in short notices on Discord."""

from __future__ import annotations

from bot.core.model import Language

Label = dict[Language, str]

SOURCES: Label = {"en": "Sources", "es": "Fuentes"}
OTHER_LANGUAGE: Label = {"en": "Español", "es": "English"}
"""By the language that is shown: the button leads to the other one and is written in it."""
NONE_OF_THESE: Label = {"en": "None of these", "es": "Ninguna de estas"}
ANSWER_PRIVATELY: Label = {"en": "Answer me privately", "es": "Responderme en privado"}
ENTRY_GONE: Label = {
    "en": "This answer is no longer in the FAQ. Please ask again with /ask.",
    "es": "Esta respuesta ya no está en las preguntas frecuentes. Pregunta otra vez con /ask.",
}
TOO_FAST: Label = {
    "en": "One question at a time, please: wait {seconds} s and ask again. "
    "Buttons are not limited.",
    "es": "Una pregunta a la vez, por favor: espera {seconds} s y pregunta otra vez. "
    "Los botones no tienen límite.",
}
FAILED: Label = {
    "en": "Something went wrong on my side, and your question was not kept. Please ask again.",
    "es": "Algo falló de mi lado, y tu pregunta no se guardó. Pregunta otra vez, por favor.",
}
ROLE_MENTION: Label = {
    "en": "To ask me, pick me with the APP tag when you type @, or use /ask.",
    "es": "Para preguntarme, elígeme con la etiqueta APP al escribir @, o usa /ask.",
}
