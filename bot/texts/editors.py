"""What editors read on Discord. What the rules say of an edit is English, as in the terminal."""

from __future__ import annotations

from bot.texts.labels import Label

NOT_EDITOR: Label = {
    "en": "Only the editors of this FAQ may use this. Ask the host of the bot to make you one.",
    "es": "Solo lo pueden usar los editores de estas preguntas. Pídele al anfitrión del bot que "
    "te añada.",
}
NOT_READY: Label = {
    "en": "The bot has only just started and is still testing the FAQ. Try again in ten seconds.",
    "es": "El bot acaba de arrancar y aún está probando las preguntas. Inténtalo en diez segundos.",
}
BROKEN: Label = {
    "en": "Something went wrong on the bot's side. What you typed is in the file. Look with "
    "/faq-admin history whether it is live; if not, try again.",
    "es": "Algo falló en el bot. Lo que escribiste está en el archivo. Mira con /faq-admin history "
    "si ya está publicado; si no, inténtalo otra vez.",
}
NOT_DONE: Label = {
    "en": "Something went wrong on the bot's side. Try again; if it stays so, tell the host.",
    "es": "Algo falló en el bot. Inténtalo otra vez; si sigue igual, avisa al anfitrión.",
}
GONE_MEANWHILE: Label = {
    "en": "Somebody took this entry out while you were editing it. If you edit again and send the "
    "form, you propose it as a new entry.",
    "es": "Alguien quitó esta entrada mientras la editabas. Si editas otra vez y envías el "
    "formulario, la propones como entrada nueva.",
}
ADDED_MEANWHILE: Label = {
    "en": "Somebody added an entry of this name while you were writing yours. If you edit again "
    "and send the form, you propose yours in its place.",
    "es": "Alguien añadió una entrada con este nombre mientras escribías la tuya. Si editas otra "
    "vez y envías el formulario, propones la tuya en su lugar.",
}
CHANGED_MEANWHILE: Label = {
    "en": "Somebody changed this entry while you were editing it. If you edit again and send the "
    "form, you propose your text in place of theirs. They changed:",
    "es": "Alguien cambió esta entrada mientras la editabas. Si editas otra vez y envías el "
    "formulario, propones tu texto en lugar del suyo. Cambió:",
}
NO_OUTLET: Label = {
    "en": "There is no outlet “{name}”. Pick one from the list, or leave it out; a new one is "
    "added in sources.yaml, with /faq-admin export and import.",
    "es": "No hay ningún medio “{name}”. Elige uno de la lista o no pongas ninguno; uno nuevo se "
    "añade en sources.yaml, con /faq-admin export e import.",
}
NO_ENTRY: Label = {
    "en": "There is no entry “{entry}” in the FAQ. Pick one from the list that appears while you "
    "type.",
    "es": "No hay ninguna entrada “{entry}”. Elige una de la lista que aparece al escribir.",
}
TAKEN: Label = {
    "en": "There is already an entry “{entry}”. Change it with /faq-admin edit, or give another "
    "name with the option id.",
    "es": "Ya existe la entrada “{entry}”. Cámbiala con /faq-admin edit, o ponle otro nombre con "
    "la opción id.",
}
TOO_LONG_FOR_FORM: Label = {
    "en": "This entry is too long for a form on Discord. Get the file with /faq-admin export, "
    "change it, and hand it in with /faq-admin import.",
    "es": "Esta entrada es demasiado larga para un formulario de Discord. Descarga el archivo con "
    "/faq-admin export, cámbialo y entrégalo con /faq-admin import.",
}
FORM_TITLE: Label = {"en": "Entry {entry}", "es": "Entrada {entry}"}
WORDINGS_EN: Label = {"en": "Wordings in English", "es": "Formas de preguntarlo, en inglés"}
WORDINGS_ES: Label = {"en": "Wordings in Spanish", "es": "Formas de preguntarlo, en español"}
WORDINGS_HELP: Label = {
    "en": "How people ask it, one on each line",
    "es": "Cómo lo pregunta la gente, una en cada línea",
}
STATEMENTS_EN: Label = {"en": "Statements in English", "es": "Declaraciones en inglés"}
STATEMENTS_ES: Label = {"en": "Statements in Spanish", "es": "Declaraciones en español"}
STATEMENTS_HELP: Label = {
    "en": "An empty line between two; under each its sources: [name, name; beyond; corrects]",
    "es": "Una línea vacía entre dos; debajo sus fuentes: [nombre, nombre; beyond; corrects]",
}
STATEMENTS_ES_HELP: Label = {
    "en": "The same statements in the same order; no sources needed",
    "es": "Las mismas declaraciones en el mismo orden; sin fuentes",
}
WHY: Label = {"en": "Why? Everybody can read this", "es": "¿Por qué? Todos pueden leerlo"}
WHY_HELP: Label = {
    "en": "Stands in /changes, without your name",
    "es": "Aparece en /changes, sin tu nombre",
}
REASON_TITLE: Label = {"en": "Why is this right?", "es": "¿Por qué está bien así?"}
SOURCE_TITLE: Label = {"en": "Source {name}", "es": "Fuente {name}"}
SAYS: Label = {"en": "What it says there", "es": "Qué dice ahí"}
SAYS_HELP: Label = {
    "en": "In English, with every number, date and name that answers will use",
    "es": "En inglés, con cada número, fecha y nombre que usarán las respuestas",
}
QUOTES: Label = {"en": "Quoted words, if any", "es": "Palabras citadas, si las hay"}
QUOTES_HELP: Label = {
    "en": "One on each line: English | Spanish",
    "es": "Una en cada línea: inglés | español",
}
PUBLISHER: Label = {"en": "Publisher | title", "es": "Medio | título"}
ADDRESS: Label = {"en": "Address", "es": "Dirección"}
PUBLISHED: Label = {"en": "Day it was published", "es": "Día de publicación"}
PUBLISHED_HELP: Label = {"en": "Like 2017-08-29", "es": "Así: 2017-08-29"}
SOURCE_READY: Label = {
    "en": "The source {name} is ready. Name it in a form of /faq-admin edit or add within an hour, "
    "and it goes live in the same proposal.",
    "es": "La fuente {name} está lista. Nómbrala en un formulario de /faq-admin edit o add dentro "
    "de una hora y se publicará en la misma propuesta.",
}
NOT_PROPOSED: Label = {
    "en": "Not proposed yet. What you typed is in the file below. Why not:",
    "es": "Aún no se ha propuesto. Lo que escribiste está en el archivo de abajo. Por qué no:",
}
PROPOSAL: Label = {
    "en": "What this would change: [-goes-] {+comes+}",
    "es": "Qué cambiaría: [-sale-] {+entra+}",
}
NO_DIFFERENCE: Label = {
    "en": "Nothing: the FAQ says this already.",
    "es": "Nada: las preguntas ya dicen esto.",
}
TESTED: Label = {
    "en": "{asked} labelled questions asked: {better} better, {worse} worse.",
    "es": "{asked} preguntas de prueba hechas: {better} mejor, {worse} peor.",
}
NOT_TESTED: Label = {
    "en": "The labelled questions were not asked.",
    "es": "No se hicieron las preguntas de prueba.",
}
CAME_TO: Label = {
    "en": "- “{text}” should get {expects}. Now: {before}. Then: {after}.",
    "es": "- “{text}” debe recibir {expects}. Ahora: {before}. Después: {after}.",
}
NOW_WRONG: Label = {
    "en": "Cannot be published: these would now get a wrong answer.",
    "es": "No se puede publicar: estas recibirían ahora una respuesta equivocada.",
}
NOW_REFUSED: Label = {
    "en": "These would no longer be answered. To publish, say why that is right.",
    "es": "Estas ya no recibirían respuesta. Para publicar, di por qué está bien.",
}
ERRORS: Label = {
    "en": "Cannot be published. To mend: {count}",
    "es": "No se puede publicar. Por arreglar: {count}",
}
WARNINGS: Label = {"en": "Warnings: {count}", "es": "Avisos: {count}"}
EXPECTED: Label = {"en": "Expected: {text}", "es": "Se esperaba: {text}"}
FOUND: Label = {"en": "Found: {text}", "es": "Está: {text}"}
LINE: Label = {"en": ", line {number}", "es": ", línea {number}"}
MORE: Label = {"en": "and {count} more", "es": "y {count} más"}
MORE_IN_FILE: Label = {"en": "and {count} more, in the file", "es": "y {count} más, en el archivo"}
PUBLISH: Label = {"en": "Publish", "es": "Publicar"}
EDIT_AGAIN: Label = {"en": "Edit again", "es": "Editar otra vez"}
DISCARD: Label = {"en": "Discard", "es": "Descartar"}
TRY_AGAIN: Label = {"en": "Try on the new FAQ", "es": "Probar con lo nuevo"}
EXPIRES: Label = {
    "en": "This proposal waits 15 minutes.",
    "es": "Esta propuesta espera 15 minutos.",
}
EXPIRED: Label = {
    "en": "This proposal has expired, and nothing was published. What you typed is in the file.",
    "es": "Esta propuesta caducó y no se publicó nada. Lo que escribiste está en el archivo.",
}
GONE: Label = {
    "en": "This is no longer waiting: it was published or discarded, it expired, or the bot was "
    "started anew. What you typed is in the file above.",
    "es": "Esto ya no está en espera: se publicó o se descartó, caducó, o el bot arrancó de nuevo. "
    "Lo que escribiste está en el archivo de arriba.",
}
DISCARDED: Label = {
    "en": "Discarded. Nothing was changed.",
    "es": "Descartada. No se cambió nada.",
}
PUBLISHED_AS: Label = {
    "en": "Live as version {number}. To take it back: /faq-admin undo version:{number}",
    "es": "Publicada como versión {number}. Para deshacerla: /faq-admin undo version:{number}",
}
UNRECORDED: Label = {
    "en": "Live, but not in the history yet: {reason}",
    "es": "Publicada, pero aún no está en el historial: {reason}",
}
NOT_IN_FILE: Label = {
    "en": "The file in the folder cannot be changed, because somebody has broken it. Put this "
    "into it when it is mended, or the next save takes it back.",
    "es": "No se puede cambiar el archivo de la carpeta porque alguien lo dañó. Añade esto cuando "
    "esté arreglado, o el próximo guardado lo deshará.",
}
CONFLICT: Label = {
    "en": "Not published: the FAQ has changed since.",
    "es": "No se publicó: las preguntas han cambiado desde entonces.",
}
THEIRS: Label = {"en": "What others changed:", "es": "Lo que cambiaron otros:"}
MINE: Label = {"en": "What you would change:", "es": "Lo que cambiarías tú:"}
COMMENTS_ONLY: Label = {
    "en": "- only comments, or the way it is written down",
    "es": "- solo comentarios, o la forma de escribirlo",
}
NOT_NOW: Label = {"en": "Not published yet.", "es": "Aún no se publicó."}
UNFINISHED: Label = {
    "en": "A file in the knowledge folder was saved and is not live. Mend it first, or wait until "
    "it is checked.",
    "es": "Se guardó un archivo en la carpeta que no está publicado. Arréglalo primero, o espera "
    "a que se revise.",
}
FAILED: Label = {
    "en": "Not published, nothing was changed: {reason}",
    "es": "No se publicó, nada cambió: {reason}",
}
WRONG_FILE: Label = {
    "en": "“{name}” is not a file of the FAQ. Attach one of: {names}.",
    "es": "“{name}” no es un archivo de las preguntas. Adjunta uno de: {names}.",
}
TOO_BIG: Label = {
    "en": "The file is larger than 2 MiB, so it was not read. Split or shorten it.",
    "es": "El archivo pesa más de 2 MiB, así que no se leyó. Divídelo o acórtalo.",
}
NOT_FETCHED: Label = {
    "en": "Discord did not hand over the file. Attach it again.",
    "es": "Discord no entregó el archivo. Adjúntalo otra vez.",
}
NO_VERSION: Label = {
    "en": "There is no version “{number}”. See them all with /faq-admin history.",
    "es": "No hay ninguna versión “{number}”. Míralas con /faq-admin history.",
}
FIRST_VERSION: Label = {
    "en": "Version {number} is where the history begins: there is nothing before it to go back to.",
    "es": "La versión {number} es donde empieza el historial: no hay nada antes.",
}
HISTORY: Label = {"en": "Versions, newest first", "es": "Versiones, la última primero"}
CHANGES: Label = {"en": "What changed, newest first", "es": "Qué cambió, lo último primero"}
NO_CHANGES: Label = {
    "en": "Nothing has changed since this bot began to keep its history.",
    "es": "Nada ha cambiado desde que este bot lleva su historial.",
}
NO_CHANGES_NOW: Label = {
    "en": "The history cannot be read at the moment. Try again later.",
    "es": "Ahora no se puede leer el historial. Inténtalo más tarde.",
}
BEGINNING: Label = {"en": "The FAQ as it was found.", "es": "Las preguntas como estaban."}
OLDER: Label = {"en": "Older", "es": "Anteriores"}
CHECKED: Label = {
    "en": "FAQ {revision}: {entries} entries, {wordings} wordings, {labelled} labelled questions.",
    "es": "Preguntas {revision}: {entries} entradas, {wordings} formas de preguntar, {labelled} "
    "preguntas de prueba.",
}
NO_PROBLEMS: Label = {"en": "No problem was found.", "es": "No se encontró ningún problema."}
SOURCE_NAMES: Label = {"en": "Names of sources", "es": "Nombres de fuentes"}
OLDER_VERSIONS: Label = {
    "en": "Older ones: /faq-admin history before:{number}",
    "es": "Anteriores: /faq-admin history before:{number}",
}
FROM_FOLDER: Label = {"en": "saved in the folder", "es": "guardado en la carpeta"}
UNSIGNED: Label = {"en": "an editor", "es": "alguien del equipo"}
SOURCE_TAKEN: Label = {
    "en": "There is already a source “{name}”. Give this one another name.",
    "es": "Ya existe una fuente “{name}”. Ponle otro nombre a esta.",
}
EXPORTED: Label = {
    "en": "{name} as it is live. Hand it in again with /faq-admin import.",
    "es": "{name} tal como está publicado. Entrégalo otra vez con /faq-admin import.",
}
UNKNOWN_CHANGE: Label = {
    "en": "a change that this version of the bot does not know",
    "es": "un cambio que esta versión del bot no conoce",
}
