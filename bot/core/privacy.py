"""The text of PRIVACY.md: the promise, and the list of what the bot keeps."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from bot.core.kept import KEPT
from bot.core.model import LANGUAGES, Language

_Text = Mapping[Language, str]

_WIDTH = 98

PROMISE: Final[_Text] = {
    "en": "This bot keeps nothing about who asks. Discord does see what you type and may keep it. "
    "'Private' means other members do not see it. Messages to me stay in your Discord and on your "
    "phone. Sharing shows your name.",
    "es": "Este bot no guarda nada sobre quién pregunta. Discord sí ve lo que escribes y puede "
    "guardarlo. 'Privado' significa que otros miembros no lo ven. Los mensajes que me escribes "
    "quedan en tu Discord y en tu teléfono. Compartir muestra tu nombre.",
}
_HEAD: Final[_Text] = {"en": "In English", "es": "En español"}
_INTENT: Final[_Text] = {
    "en": "It uses no privileged intent: Discord gives it only direct messages and messages that "
    "mention it. No user, channel, server or message id, no account's name and no question "
    "text is written to a log, a file or an error, but for the id of the home server that the host "
    "has set. This is all that it keeps:",
    "es": "No usa ninguna intención privilegiada: Discord solo le entrega los mensajes directos y "
    "los que lo mencionan. Ningún id de usuario, canal, servidor o mensaje, ningún nombre de "
    "cuenta y ningún texto de una pregunta se escribe en un registro, un archivo o un error, salvo "
    "el id del servidor de edición que fijó el operador. Esto es todo lo que guarda:",
}
_FIELDS: Final[_Text] = {
    "en": "{what}. Where: {where}. How long: {how_long}. Why: {why}.",
    "es": "{what}. Dónde: {where}. Cuánto tiempo: {how_long}. Para qué: {why}.",
}


def render() -> str:
    """The text of PRIVACY.md: in each language the promise and the list."""
    parts = ["# Privacy · Privacidad"]
    for language in LANGUAGES:
        parts += [f"## {_HEAD[language]}", _wrapped(PROMISE[language]), _wrapped(_INTENT[language])]
        parts.append("\n".join(_items(language)))
    return "\n\n".join(parts) + "\n"


def _items(language: Language) -> Iterator[str]:
    for kept in KEPT:
        text = _FIELDS[language].format(
            what=kept.what[language],
            where=kept.where[language],
            how_long=kept.how_long[language],
            why=kept.why[language],
        )
        yield textwrap.indent(_wrapped(text[0].upper() + text[1:], _WIDTH - 2), "  ").replace(
            "  ", "- ", 1
        )


def _wrapped(text: str, width: int = _WIDTH) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
