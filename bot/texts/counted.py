"""How questions came out, as editors read it."""

from __future__ import annotations

from bot.texts.labels import Label

HEADING: Label = {
    "en": "How questions came out in the last {month} days · in the last {week}",
    "es": "En qué quedaron las preguntas de los últimos {month} días · de los últimos {week}",
}
OUTCOMES: dict[str, Label] = {
    "answered": {"en": "answered", "es": "con respuesta"},
    "asked-back": {
        "en": "asked back which question was meant",
        "es": "el bot preguntó a cuál se referían",
    },
    "not-stated": {
        "en": "no: none of our sources states it",
        "es": "no: ninguna de nuestras fuentes lo dice",
    },
    "refused": {
        "en": "no: not in our sources; one's own case and emergencies are among these",
        "es": "no: no está en nuestras fuentes; aquí entran el caso propio y las emergencias",
    },
    "other-place": {"en": "no: about another place", "es": "no: sobre otro lugar"},
    "after-our-sources": {
        "en": "no: about a time after our sources",
        "es": "no: sobre algo posterior a nuestras fuentes",
    },
    "off-topic": {"en": "no: about something else", "es": "no: sobre otro tema"},
    "empty": {"en": "no: nothing was asked", "es": "no: no se preguntó nada"},
}
SINCE: Label = {
    "en": "Counted since {day}: {together} questions together, under the day on which they are "
    "written down; those that still wait when the bot stops are not counted. Fewer than {least} is "
    "shown as <{least}.",
    "es": "Se cuenta desde el {day}: de {together} en {together} preguntas, con la fecha en que se "
    "anotan; las que aún esperan cuando el bot se detiene no se cuentan. Menos de {least} se "
    "muestra como <{least}.",
}
NOTHING: Label = {
    "en": "Nothing is counted yet: questions are counted {together} together.",
    "es": "Aún no hay nada contado: las preguntas se cuentan de {together} en {together}.",
}
