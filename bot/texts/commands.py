"""What Discord shows of the commands. Names stay the same for everybody; descriptions do not."""

from __future__ import annotations

ASK = "Ask about Denver's 2017 immigration ordinance; only you see the answer"
ASK_QUESTION = "Your question, in your own words, in English or Spanish"

SPANISH: dict[str, str] = {
    ASK: "Pregunte sobre la ordenanza de inmigración de Denver de 2017; solo usted ve la respuesta",
    ASK_QUESTION: "Su pregunta, en sus propias palabras, en español o en inglés",
}
