"""What Discord shows of the commands. Names stay the same for everybody; descriptions do not."""

from __future__ import annotations

ASK = "Ask about Denver's 2017 immigration ordinance; only you see the answer"
ASK_QUESTION = "Your question, in your own words, in English or Spanish"
ANSWER_THIS = "Answer this"
FAQ = "All questions by topic; only you see them"
SOURCES = "All that we have read, with dates and links; only you see it"
HELP = "What you can type; only you see it"
ABOUT = "What this bot is, its limits and how new its sources are; only you see it"
PRIVACY = "Who sees what you type; only you see it"

SPANISH: dict[str, str] = {
    ASK: "Pregunta sobre la ordenanza de inmigración de Denver de 2017; solo tú ves la respuesta",
    ASK_QUESTION: "Tu pregunta, con tus propias palabras, en español o en inglés",
    ANSWER_THIS: "Responder esto",
    FAQ: "Todas las preguntas por tema; solo tú las ves",
    SOURCES: "Todo lo que hemos leído, con fechas y enlaces; solo tú lo ves",
    HELP: "Qué puedes escribir; solo tú lo ves",
    ABOUT: "Qué es este bot, sus límites y qué tan recientes son sus fuentes; solo tú lo ves",
    PRIVACY: "Quién ve lo que escribes; solo tú lo ves",
}
