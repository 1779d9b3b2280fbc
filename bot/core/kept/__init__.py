"""What the running bot keeps, as a list.

Whatever a change makes the bot write or remember is added here first: a test drives the bot and
accepts no other file.
"""

from __future__ import annotations

import re
from typing import Final

from bot.core.kept.outcomes import OUTCOMES
from bot.core.kept.thing import Kept

KEPT: Final = (
    Kept(
        what={
            "en": "a hash of each command, under the bot's own application id; for the editors' "
            "commands with the id of the home server, which the host has set",
            "es": "un resumen (hash) de cada comando, bajo el id de aplicación del propio bot; "
            "los de edición, con el id del servidor de edición, que fijó el operador",
        },
        where={
            "en": "the file `commands.json` in `STATE_DIR`",
            "es": "el archivo `commands.json` en `STATE_DIR`",
        },
        how_long={"en": "until it is deleted", "es": "hasta que alguien lo borre"},
        why={
            "en": "to send the commands to Discord only when they changed",
            "es": "para enviar los comandos a Discord solo cuando cambian",
        },
        files=("commands.json",),
    ),
    Kept(
        what={
            "en": "the texts of the FAQ that was live last",
            "es": "los textos de las preguntas frecuentes que se publicaron por última vez",
        },
        where={
            "en": "the file `last-good.json` in `STATE_DIR`",
            "es": "el archivo `last-good.json` en `STATE_DIR`",
        },
        how_long={"en": "until it is deleted", "es": "hasta que alguien lo borre"},
        why={
            "en": "to answer from it while what was saved in the folder is checked or has an error",
            "es": "para responder con ellos mientras se revisa lo guardado en la carpeta, o si "
            "tiene un error",
        },
        files=("last-good.json",),
    ),
    Kept(
        what={
            "en": "the meaning of the FAQ's own wordings in numbers, never of a question asked",
            "es": "el significado de las frases de las propias preguntas frecuentes en números, "
            "nunca el de una pregunta hecha",
        },
        where={
            "en": "the file `meaning.npz` in `STATE_DIR`",
            "es": "el archivo `meaning.npz` en `STATE_DIR`",
        },
        how_long={"en": "until it is deleted", "es": "hasta que alguien lo borre"},
        why={
            "en": "to start faster where questions are compared by meaning too",
            "es": "para arrancar más rápido donde las preguntas se comparan también por su "
            "significado",
        },
        files=("meaning.npz",),
    ),
    Kept(
        what={
            "en": "each version of the FAQ that was published: its texts, when, what changed and "
            "why, and the pen name that its editor chose, never an id",
            "es": "cada versión publicada de las preguntas frecuentes: sus textos, cuándo, qué "
            "cambió y por qué, y el seudónimo que eligió quien la editó, nunca un id",
        },
        where={
            "en": "the file `history.sqlite3` in `STATE_DIR`, beside it `history.sqlite3-wal` and "
            "`history.sqlite3-shm` while it is open; a damaged one is kept as "
            "`history.sqlite3.corrupt-<n>` with `history.sqlite3.corrupt-<n>-wal`; or in place of "
            "these files the host's PostgreSQL database that `DATABASE_URL` names",
            "es": "el archivo `history.sqlite3` en `STATE_DIR`, junto a él `history.sqlite3-wal` y "
            "`history.sqlite3-shm` mientras está abierto; uno dañado se guarda como "
            "`history.sqlite3.corrupt-<n>` con `history.sqlite3.corrupt-<n>-wal`; o, en lugar de "
            "estos archivos, la base de datos PostgreSQL del operador que indica `DATABASE_URL`",
        },
        how_long={"en": "until it is deleted", "es": "hasta que alguien lo borre"},
        why={
            "en": "so that a change can be looked up and undone",
            "es": "para poder consultar y deshacer un cambio",
        },
        files=(
            "history.sqlite3",
            "history.sqlite3-wal",
            "history.sqlite3-shm",
            "history.sqlite3.corrupt-<n>",
            "history.sqlite3.corrupt-<n>-wal",
        ),
    ),
    Kept(
        what={
            "en": "a publication that is under way: the new texts and what the history will say "
            "of them",
            "es": "una publicación en curso: los textos nuevos y lo que el historial dirá de ellos",
        },
        where={
            "en": "the file `publishing.json` in `STATE_DIR`; one that met another edit is kept "
            "as `publishing.conflict-<n>.json`",
            "es": "el archivo `publishing.json` en `STATE_DIR`; una que chocó con otra edición se "
            "guarda como `publishing.conflict-<n>.json`",
        },
        how_long={
            "en": "until it is in the history; after a conflict until it is deleted",
            "es": "hasta que está en el historial; tras un choque, hasta que alguien lo borre",
        },
        why={
            "en": "so that a crash never leaves half a change",
            "es": "para que una caída nunca deje un cambio a medias",
        },
        files=("publishing.json", "publishing.conflict-<n>.json"),
    ),
    Kept(
        what={
            "en": "what an editor types in the home server and has not published, with the pen "
            "name they chose, and new sources that no answer names yet; never who they are",
            "es": "lo que un editor escribe en el servidor de edición y no ha publicado, con su "
            "seudónimo, y fuentes nuevas que ninguna respuesta nombra aún; nunca quién es",
        },
        where={"en": "memory", "es": "la memoria"},
        how_long={
            "en": "a draft 15 minutes, a source one hour; the next one clears it, or a restart",
            "es": "un borrador 15 minutos, una fuente una hora; lo borra el siguiente o reiniciar",
        },
        why={
            "en": "so that nothing typed is lost before it is published",
            "es": "para que no se pierda lo escrito antes de publicarlo",
        },
    ),
    Kept(
        what={
            "en": "what lay in `STATE_DIR`, and the FAQ's files, before a backup was put back",
            "es": "lo que había en `STATE_DIR`, y los archivos de las preguntas frecuentes, antes "
            "de restaurar una copia",
        },
        where={
            "en": "the folder `.before-restore-<n>` in `STATE_DIR`, first called `.restoring`",
            "es": "la carpeta `.before-restore-<n>` en `STATE_DIR`, al principio `.restoring`",
        },
        how_long={"en": "until it is deleted", "es": "hasta que alguien la borre"},
        why={"en": "to take a restore back", "es": "para deshacer una restauración"},
        files=(".before-restore-<n>", ".restoring"),
    ),
    Kept(
        what={
            "en": "when each person asked, shared or sent a question to the editors (not what), at "
            "most 20 times of each",
            "es": "cuándo preguntó, compartió o envió una pregunta a quienes editan cada persona "
            "(no qué), como máximo 20 veces de cada cosa",
        },
        where={"en": "memory", "es": "la memoria"},
        how_long={
            "en": "ten minutes after the last one; the next one of anybody clears it, and so "
            "does a restart",
            "es": "diez minutos desde la última vez; se borra con la siguiente de cualquiera o al "
            "reiniciar",
        },
        why={"en": "so that nobody can flood the bot", "es": "para que nadie pueda saturar el bot"},
    ),
    Kept(
        what={
            "en": "a question that you send to the editors yourself, in the words that you have "
            "read and sent; never who you are or where you asked",
            "es": "una pregunta que tú envías a quienes editan, con las palabras que leíste y "
            "enviaste; nunca quién eres ni dónde preguntaste",
        },
        where={
            "en": "a message in the editors' channel on Discord, and nowhere else",
            "es": "un mensaje en el canal de edición en Discord, y en ningún otro lugar",
        },
        how_long={
            "en": "until an editor deletes it",
            "es": "hasta que alguien del equipo editor lo borre",
        },
        why={
            "en": "so that the editors learn what the FAQ lacks",
            "es": "para que quienes editan sepan qué les falta a las preguntas frecuentes",
        },
    ),
    Kept(
        what={
            "en": "the ids of the messages and interactions that were answered last (not what they "
            "ask, nor whose they are), at most 5,000",
            "es": "los ids de los mensajes e interacciones que se respondieron por último (no qué "
            "preguntan ni de quién son), como máximo 5.000",
        },
        where={"en": "memory", "es": "la memoria"},
        how_long={
            "en": "five minutes and until the next question of anybody, or a restart",
            "es": "cinco minutos y hasta la siguiente pregunta de cualquiera, o hasta reiniciar",
        },
        why={
            "en": "so that nothing is answered twice when Discord tells it again after a lost line",
            "es": "para no responder dos veces cuando Discord lo repite tras perderse la conexión",
        },
    ),
    Kept(
        what={
            "en": "single words of questions with their stems, at most some tens of thousands, "
            "without who, when or which question",
            "es": "palabras sueltas de las preguntas con su raíz, como mucho unas decenas de "
            "miles, sin quién, cuándo ni qué pregunta",
        },
        where={"en": "memory", "es": "la memoria"},
        how_long={"en": "until the bot stops", "es": "hasta que el bot se detenga"},
        why={
            "en": "so that a word is looked up once",
            "es": "para buscar cada palabra una sola vez",
        },
    ),
    Kept(
        what={
            "en": "the servers, channels and roles the bot is in, and its last 128 direct-message "
            "channels, as Discord names them",
            "es": "los servidores, canales y roles donde está el bot y sus últimos 128 canales de "
            "mensajes directos, como Discord los nombra",
        },
        where={
            "en": "memory of the Discord library",
            "es": "la memoria de la biblioteca de Discord",
        },
        how_long={"en": "until the bot stops", "es": "hasta que el bot se detenga"},
        why={
            "en": "to know where a message came from and to answer there",
            "es": "para saber de dónde vino un mensaje y responder ahí",
        },
    ),
    *OUTCOMES,
    Kept(
        what={
            "en": "starts, stops and errors: of an error its type and our own lines of code, of "
            "a library's message only that there was one",
            "es": "arranques, paradas y errores: de un error, su tipo y nuestras propias líneas de "
            "código; de un mensaje de una biblioteca, solo que lo hubo",
        },
        where={"en": "the log", "es": "el registro (log)"},
        how_long={
            "en": "as long as the host keeps its logs",
            "es": "lo que el operador conserve sus registros",
        },
        why={
            "en": "so that a host can mend what is broken",
            "es": "para que el operador pueda arreglar lo que falla",
        },
    ),
)
"""Everything that the running bot keeps; nothing else."""

FILES: Final = frozenset(name for kept in KEPT for name in kept.files)
"""The files that may lie in STATE_DIR; in a name `<n>` stands for a number."""


def is_listed(name: str) -> bool:
    """Whether a file of this name may lie in STATE_DIR."""
    return re.sub(r"(?<=-)[0-9]+", "<n>", name) in FILES or name in FILES
