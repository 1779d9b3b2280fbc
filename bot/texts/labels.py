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
    "en": "This answer is no longer in the FAQ. Look for another one with /faq, "
    "or ask again with /ask.",
    "es": "Esta respuesta ya no está en las preguntas frecuentes. Busca otra con /faq "
    "o pregunta otra vez con /ask.",
}
TOO_LONG: Label = {
    "en": "This text is too long for one message on Discord, so I cannot show it. "
    "You find all questions with /faq.",
    "es": "Este texto es demasiado largo para un mensaje de Discord, así que no puedo mostrarlo. "
    "Con /faq encuentras todas las preguntas.",
}
SHARED_TOO_MUCH: Label = {
    "en": "You have shared several answers just now. Wait {seconds} s, then share again.",
    "es": "Acabas de compartir varias respuestas. Espera {seconds} s y comparte otra vez.",
}
TOO_FAST: Label = {
    "en": "One question at a time, please: wait {seconds} s and ask again. "
    "Buttons need no waiting.",
    "es": "Una pregunta a la vez, por favor: espera {seconds} s y pregunta otra vez. "
    "Con los botones no hay que esperar.",
}
FAILED: Label = {
    "en": "Something went wrong on my side, and your question was not kept. Please ask again.",
    "es": "Algo falló de mi lado, y tu pregunta no se guardó. Pregunta otra vez, por favor.",
}
ROLE_MENTION: Label = {
    "en": "To ask me, pick me with the APP tag when you type @, or use /ask.",
    "es": "Para preguntarme, elígeme con la etiqueta APP al escribir @, o usa /ask.",
}
POINTING: Label = {
    "en": "To get an answer to that message, choose Apps → Answer this on it "
    "(right-click it, or hold it on a phone). Only you will see the answer.",
    "es": "Para obtener respuesta a ese mensaje, elige en él Aplicaciones → Responder esto "
    "(clic derecho, o mantenlo presionado en el teléfono). Solo tú verás la respuesta.",
}
RELATED: Label = {"en": "Related", "es": "Relacionadas"}
RELATED_TO: Label = {"en": "Related to: {question}", "es": "Relacionadas con: {question}"}
SHARE: Label = {
    "en": "Share here (shows your name)",
    "es": "Compartir aquí (muestra tu nombre)",
}
SHARED_BY: Label = {"en": "Shared by {name}", "es": "Compartido por {name}"}
SHARE_DENIED: Label = {
    "en": "This was not shared: you or I may not write in this channel. "
    "Try it in a channel where both of us may.",
    "es": "Esto no se compartió: tú o yo no podemos escribir en este canal. "
    "Inténtalo en un canal donde los dos podamos.",
}
SHARE_REFUSED: Label = {
    "en": "Discord did not let me share this here. Try it in another channel.",
    "es": "Discord no me dejó compartir esto aquí. Inténtalo en otro canal.",
}
REMOVE: Label = {"en": "Remove", "es": "Quitar"}
REMOVE_DENIED: Label = {
    "en": "Only the person who asked and members who may manage messages here can remove this.",
    "es": "Solo puede quitar esto la persona que preguntó o quien puede gestionar mensajes aquí.",
}
NOTHING_TO_ANSWER: Label = {
    "en": "There is no text in that message that I could answer. Ask me with /ask.",
    "es": "Ese mensaje no tiene texto que yo pueda responder. Pregúntame con /ask.",
}
MY_OWN_MESSAGE: Label = {
    "en": "That message is mine. Pick a message with somebody's question, or use /ask.",
    "es": "Ese mensaje es mío. Elige uno con la pregunta de alguien, o usa /ask.",
}
TOPICS: Label = {"en": "Questions by topic", "es": "Preguntas por tema"}
TOPICS_HELP: Label = {
    "en": "Choose a topic. To ask in your own words, use /ask.",
    "es": "Elige un tema. Para preguntar con tus propias palabras, usa /ask.",
}
ALL_TOPICS: Label = {"en": "All topics", "es": "Todos los temas"}
CHOOSE_QUESTION: Label = {"en": "Choose a question.", "es": "Elige una pregunta."}
ALL_SOURCES: Label = {"en": "What we have read", "es": "Lo que hemos leído"}
PAGE: Label = {"en": "{title} (page {page} of {pages})", "es": "{title} (página {page} de {pages})"}
EARLIER: Label = {"en": "Previous page", "es": "Página anterior"}
LATER: Label = {"en": "Next page", "es": "Página siguiente"}
