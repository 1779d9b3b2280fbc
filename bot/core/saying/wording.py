"""The fixed words of a card in both languages. What an operator may reword is in `replies.yaml`."""

from __future__ import annotations

from datetime import date

from bot.core.model import Language

_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
}

RELAYED: dict[Language, str] = {
    "en": "{outlet}, as relayed by {publisher}, {date}",
    "es": "{outlet}, citado por {publisher}, {date}",
}
ITSELF: dict[Language, str] = {
    "en": "the article itself ({publisher}, {date}), naming no outlet here",
    "es": "el propio artículo ({publisher}, {date}), que aquí no nombra ningún medio",
}
UNDATED: dict[Language, str] = {"en": "undated", "es": "sin fecha"}
NEWEST: dict[Language, str] = {
    "en": "Newest report we have on this: {date}. This is not legal advice.",
    "es": "Lo más reciente que tenemos sobre esto: {date}. Esto no es asesoría legal.",
}
NO_ADVICE: dict[Language, str] = {
    "en": "This is not legal advice.",
    "es": "Esto no es asesoría legal.",
}
REVIEW_MISSED: dict[Language, str] = {
    "en": "We meant to read a source of this answer again by {date}, and have not. "
    "It may say something else now.",
    "es": "Queríamos volver a leer una fuente de esta respuesta a más tardar el {date}, "
    "y no lo hemos hecho. Puede que ahora diga otra cosa.",
}
SUSPENDED: dict[Language, str] = {
    "en": "The volunteers have withdrawn this answer for now, since {date}. Their reason: {reason}",
    "es": "Los voluntarios retiraron por ahora esta respuesta, el {date}. Su motivo: {reason}",
}
CHOICE: dict[Language, str] = {
    "en": "Did you mean one of these?",
    "es": "¿Quisiste decir una de estas?",
}
CHOICE_HELP: dict[Language, str] = {
    "en": "I am not sure which question you mean, so I do not guess.",
    "es": "No sé bien a qué pregunta te refieres, así que no adivino.",
}
SOURCES: dict[Language, str] = {"en": "Sources: {question}", "es": "Fuentes: {question}"}
READ: dict[Language, str] = {
    "en": "Read by us on {date}{copy}.",
    "es": "Lo leímos el {date}{copy}.",
}
STORED_COPY: dict[Language, str] = {"en": ", in a stored copy", "es": ", en una copia guardada"}
NO_LINK: dict[Language, str] = {
    "en": "No link: we read it on a page to which we send nobody.",
    "es": "Sin enlace: lo leímos en una página a la que no enviamos a nadie.",
}
QUOTED: dict[Language, str] = {"en": "{speaker}: “{quote}”", "es": "{speaker}: «{quote}»"}
QUOTED_PLAIN: dict[Language, str] = {"en": "“{quote}”", "es": "«{quote}»"}
OUR_TRANSLATION: dict[Language, str] = {"en": "", "es": " (traducción nuestra)"}


def day(value: date, language: Language) -> str:
    """A date as people write it: "29 Aug 2017", "29 ago 2017"."""
    return f"{value.day} {_MONTHS[language][value.month - 1]} {value.year}"


def month(value: date, language: Language) -> str:
    """A month as people write it: "Feb 2025", "feb 2025"."""
    return f"{_MONTHS[language][value.month - 1]} {value.year}"
