"""The fixed texts behind `/help`, `/about` and `/privacy`: a heading and paragraphs a language."""

from __future__ import annotations

from bot.core.model import Language
from bot.core.privacy import PROMISE

HEADINGS: dict[str, dict[Language, str]] = {
    "help": {"en": "What you can type", "es": "Qué puedes escribir"},
    "about": {"en": "About this bot", "es": "Acerca de este bot"},
    "privacy": {"en": "Privacy", "es": "Privacidad"},
}

HELP: dict[Language, tuple[str, ...]] = {
    "en": (
        (
            "/ask and your question: only you see the answer. Questions that fit appear while "
            "you type."
        ),
        "Mention me with a question in a channel: everybody there sees the answer.",
        "Write to me in a direct message.",
        (
            "On somebody's message, choose Apps → Answer this (right-click it, or hold it on "
            "a phone): only you see the answer."
        ),
        (
            "/faq: all questions by topic. /sources: all that we have read. /changes: what "
            "changed in the answers, and why. /about: what I am, and my limits. /privacy: who "
            "sees what you type."
        ),
        "Do not write about your own case in a channel: others read it.",
    ),
    "es": (
        (
            "/ask y tu pregunta: solo tú ves la respuesta. Mientras escribes aparecen "
            "preguntas parecidas."
        ),
        "Mencióname con una pregunta en un canal: ahí todos ven la respuesta.",
        "Escríbeme un mensaje directo.",
        (
            "En el mensaje de alguien, elige Aplicaciones → Responder esto (clic derecho, o "
            "mantenlo presionado en el teléfono): solo tú ves la respuesta."
        ),
        (
            "/faq: todas las preguntas por tema. /sources: todo lo que hemos leído. /changes: "
            "qué cambió en las respuestas y por qué. /about: qué soy y mis límites. /privacy: "
            "quién ve lo que escribes."
        ),
        "No escribas sobre tu propio caso en un canal: otras personas lo leen.",
    ),
}

ABOUT: dict[Language, tuple[str, ...]] = {
    "en": (
        (
            "I answer questions about Denver's 2017 ordinance on federal immigration "
            "enforcement, in English and Spanish. Every statement names its source."
        ),
        (
            "I say only what our sources say. I cannot say anything about a person's own "
            "case, about what is happening right now or about other places. When I am not "
            "sure, I ask back or say no."
        ),
        (
            "{questions} questions, {documents} documents; the newest is from {date}. FAQ "
            "revision {revision}."
        ),
        "This is not legal advice.",
    ),
    "es": (
        (
            "Respondo preguntas sobre la ordenanza de Denver de 2017 acerca del control "
            "federal de inmigración, en español y en inglés. Cada afirmación nombra su "
            "fuente."
        ),
        (
            "Solo digo lo que dicen nuestras fuentes. No puedo decir nada sobre el caso de "
            "una persona, sobre lo que pasa en este momento ni sobre otros lugares. Si no "
            "estoy seguro, pregunto o digo que no."
        ),
        (
            "{questions} preguntas, {documents} documentos; el más reciente es del {date}. "
            "Revisión de las preguntas frecuentes: {revision}."
        ),
        "Esto no es asesoría legal.",
    ),
}

_PASSED_ON: dict[Language, str] = {
    "en": "A question that you send to the editors yourself stands in their channel on Discord, "
    "without your name and server, until they delete it.",
    "es": "Una pregunta que tú envías al equipo editor queda en su canal de Discord, sin tu nombre "
    "ni tu servidor, hasta que la borren.",
}
PRIVACY: dict[Language, tuple[str, ...]] = {
    language: (promise, _PASSED_ON[language]) for language, promise in PROMISE.items()
}
