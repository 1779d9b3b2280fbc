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
CHANGES = "What changed in the FAQ, and why; only you see it"

FAQ_ADMIN = "Change the FAQ: for its editors"
EDIT = "Change an entry: its wordings and statements"
ADD = "Add an entry"
REMOVE_ENTRY = "Take an entry out; its test questions are to be refused then"
SUSPEND = "Withdraw an answer at once, with a public reason"
RESUME = "Give a withdrawn answer again"
SOURCE = "Add a source, to be named in a form of edit or add"
CHECK = "What the rules say of the FAQ, and the names of all sources"
EXPORT = "Get a file of the FAQ"
IMPORT = "Hand in a file of the FAQ"
HISTORY = "All published versions, newest first"
COUNTS = "How questions came out in the last 30 and 7 days"
UNDO = "Take a version back"
ENTRY = "The entry, by its name or its question"
USUAL_SOURCE = "The source of statements that name none"
QUESTION_EN = "The question in English, as it stands on the card"
QUESTION_ES = "The question in Spanish, as it stands on the card"
TOPIC = "The topic under which /faq lists it"
KIND = "answer: the article says it; supplement: another source does; not-stated: none does"
ENTRY_ID = "A short name for the entry; made of the question if left out"
PEN_NAME = "The name for the editors' history, of your choice; never your Discord name by itself"
WHY = "Why? Everybody can read this in /changes, without your name"
REASON_EN = "The public reason in English"
REASON_ES = "The public reason in Spanish"
SOURCE_NAME = "A short name for the source: small letters with hyphens"
DOCUMENT = "The document it stands in; another name means a new one"
OUTLET = "The newsroom that the document credits for it"
SPEAKER = "Who says it there"
AS_OF = "Day up to which it is true, like 2025-02-11"
FILE = "Which file"
ATTACHMENT = "faq.yaml, sources.yaml, questions.yaml, vocabulary.yaml or replies.yaml"
BEFORE = "Only versions before this number"
VERSION = "The version's number, as /faq-admin history shows it"

SPANISH: dict[str, str] = {
    ASK: "Pregunta sobre la ordenanza de inmigración de Denver de 2017; solo tú ves la respuesta",
    ASK_QUESTION: "Tu pregunta, con tus propias palabras, en español o en inglés",
    ANSWER_THIS: "Responder esto",
    FAQ: "Todas las preguntas por tema; solo tú las ves",
    SOURCES: "Todo lo que hemos leído, con fechas y enlaces; solo tú lo ves",
    HELP: "Qué puedes escribir; solo tú lo ves",
    ABOUT: "Qué es este bot, sus límites y qué tan recientes son sus fuentes; solo tú lo ves",
    PRIVACY: "Quién ve lo que escribes; solo tú lo ves",
    CHANGES: "Qué cambió en las preguntas y por qué; solo tú lo ves",
    FAQ_ADMIN: "Cambiar las preguntas frecuentes: para quienes las editan",
    EDIT: "Cambiar una entrada: cómo se pregunta y qué se responde",
    ADD: "Añadir una entrada",
    REMOVE_ENTRY: "Quitar una entrada; sus preguntas de prueba deberán rechazarse",
    SUSPEND: "Retirar una respuesta de inmediato, con un motivo público",
    RESUME: "Volver a dar una respuesta retirada",
    SOURCE: "Añadir una fuente, para nombrarla en un formulario de edit o add",
    CHECK: "Qué dicen las reglas, y los nombres de todas las fuentes",
    EXPORT: "Descargar un archivo de las preguntas",
    IMPORT: "Entregar un archivo de las preguntas",
    HISTORY: "Todas las versiones publicadas, la última primero",
    COUNTS: "En qué quedaron las preguntas de los últimos 30 y 7 días",
    UNDO: "Deshacer una versión",
    ENTRY: "La entrada, por su nombre o su pregunta",
    USUAL_SOURCE: "La fuente de las declaraciones que no nombran ninguna",
    QUESTION_EN: "La pregunta en inglés, como aparece en la tarjeta",
    QUESTION_ES: "La pregunta en español, como aparece en la tarjeta",
    TOPIC: "El tema en el que la muestra /faq",
    KIND: "answer: lo dice el artículo; supplement: otra fuente; not-stated: ninguna",
    ENTRY_ID: "Un nombre corto para la entrada; si falta, sale de la pregunta",
    PEN_NAME: "El nombre para el historial de los editores, el que tú elijas; nunca el de Discord",
    WHY: "¿Por qué? Todos pueden leerlo en /changes, sin tu nombre",
    REASON_EN: "El motivo público en inglés",
    REASON_ES: "El motivo público en español",
    SOURCE_NAME: "Un nombre corto para la fuente: minúsculas con guiones",
    DOCUMENT: "El documento donde está; otro nombre significa uno nuevo",
    OUTLET: "El medio al que el documento lo atribuye",
    SPEAKER: "Quién lo dice ahí",
    AS_OF: "Día hasta el que es cierto, así: 2025-02-11",
    FILE: "Qué archivo",
    ATTACHMENT: "faq.yaml, sources.yaml, questions.yaml, vocabulary.yaml o replies.yaml",
    BEFORE: "Solo las versiones anteriores a este número",
    VERSION: "El número de la versión, como lo muestra /faq-admin history",
}
