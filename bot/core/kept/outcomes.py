"""What is kept of what questions came to: numbers, and lines of a log that is off."""

from __future__ import annotations

from typing import Final

from bot.core.kept.thing import Kept

OUTCOMES: Final = (
    Kept(
        what={
            "en": "the outcome and the entry of each answer and the time taken, never for a "
            "question about one's own case or an emergency; off unless `LOG_ANSWERS` is on, "
            "because on a small server the time alone can link a person to a question",
            "es": "el resultado y la entrada de cada respuesta y lo que tardó, nunca si es una "
            "pregunta sobre el caso propio o una emergencia; apagado si no se activa "
            "`LOG_ANSWERS`, porque en un servidor pequeño la hora basta para unir a una persona "
            "con una pregunta",
        },
        where={"en": "the log", "es": "el registro (log)"},
        how_long={
            "en": "as long as the host keeps its logs",
            "es": "lo que el operador conserve sus registros",
        },
        why={
            "en": "so that a host can see what the FAQ lacks",
            "es": "para que el operador vea qué le falta a las preguntas frecuentes",
        },
    ),
    Kept(
        what={
            "en": "counts of replies, how fast they were and what failed; for twenty questions at "
            "a time also their outcomes, one's own case and an emergency among the other noes; off "
            "unless `HEALTH_ADDRESS` is set, because whoever looks sees when somebody asks",
            "es": "cuentas de respuestas, su rapidez y lo que falló; de veinte preguntas a la vez, "
            "también sus resultados, con el caso propio y la emergencia entre los demás noes; "
            "apagado si no se fija `HEALTH_ADDRESS`, porque quien mira ve cuándo alguien pregunta",
        },
        where={
            "en": "memory; told at `/metrics`, to this machine unless the host opens it",
            "es": "la memoria; en `/metrics`, para esta máquina si el operador no lo abre",
        },
        how_long={
            "en": "until the bot stops; whoever collects them may keep them",
            "es": "hasta que el bot se detenga; quien las recoge puede guardarlas",
        },
        why={"en": "to see that it works", "es": "para ver que funciona"},
    ),
    Kept(
        what={
            "en": "how many questions of a day came to what, twenty at a time, one's own case and "
            "an emergency among the other noes: the day, the outcome and a number; only where "
            "`HOME_GUILD_ID` or `DATABASE_URL` is set",
            "es": "cuántas preguntas de un día quedaron en qué, de veinte en veinte, con el caso "
            "propio y la emergencia entre los demás noes: el día, el resultado y un número; solo "
            "si se fija `HOME_GUILD_ID` o `DATABASE_URL`",
        },
        where={
            "en": "memory, and then the history's database, `history.sqlite3` in `STATE_DIR` or "
            "the one that `DATABASE_URL` names",
            "es": "la memoria, y después la base de datos del historial, `history.sqlite3` en "
            "`STATE_DIR` o la que indica `DATABASE_URL`",
        },
        how_long={
            "en": "in memory until twenty are together and can be written, or the bot stops; then "
            "400 days, after which the next twenty clear them",
            "es": "en la memoria hasta que hay veinte juntas y se pueden anotar, o el bot se "
            "detiene; después, 400 días, y los borran las veinte siguientes",
        },
        why={
            "en": "so that editors can see what the FAQ lacks",
            "es": "para que los editores vean qué les falta a las preguntas frecuentes",
        },
        files=("history.sqlite3",),
    ),
)
