"""What Discord shows of the commands. Names stay the same for everybody; descriptions do not."""

from __future__ import annotations

ASK = "Ask about Denver's 2017 immigration ordinance; only you see the answer"
ASK_QUESTION = "Your question, in your own words, in English or Spanish"

SPANISH: dict[str, str] = {
    ASK: "Pregunta sobre la ordenanza de inmigración de Denver de 2017; solo tú ves la respuesta",
    ASK_QUESTION: "Tu pregunta, con tus propias palabras, en español o en inglés",
}
