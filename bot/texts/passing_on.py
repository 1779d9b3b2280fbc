"""What an asker reads who sends a question to the editors, and what the editors read then."""

from __future__ import annotations

from bot.core.telltale import LONGEST, Telltale
from bot.texts.labels import Label

PASS_ON: Label = {
    "en": "Send this question to the editors",
    "es": "Enviar esta pregunta al equipo editor",
}
YOUR_QUESTION: Label = {"en": "Your question:", "es": "Tu pregunta:"}
FORM_TITLE: Label = {
    "en": "Send a question to the editors",
    "es": "Enviar una pregunta al equipo editor",
}
FORM_SAYS: Label = {
    "en": "When you send this form, the editors of this bot read exactly this text, without your "
    "name or server, in their channel on Discord. Leave out names, numbers and anything that "
    "tells who you or others are.",
    "es": "Cuando envías este formulario, quienes editan este bot leen exactamente este texto, sin "
    "tu nombre ni tu servidor, en su canal de Discord. No pongas nombres, números ni nada que diga "
    "quién eres o quiénes son otras personas.",
}
QUESTION: Label = {"en": "The question", "es": "La pregunta"}
QUESTION_HELP: Label = {
    "en": f"At most {LONGEST} characters. Change it as you like.",
    "es": f"Como máximo {LONGEST} caracteres. Cámbiala como quieras.",
}
FOR_EDITORS: Label = {
    "en": "A question that somebody asks to be answered; nothing about who is known.",
    "es": "Una pregunta que alguien pide que se responda; no se sabe nada de quién es.",
}
SENT: Label = {
    "en": "Sent. The editors read what you wrote, and not who you are, so they cannot write to "
    "you. If the FAQ changes, /changes says so.",
    "es": "Enviado. Quienes editan leen lo que escribiste y no quién eres, así que no pueden "
    "escribirte. Si cambian las preguntas frecuentes, /changes lo dice.",
}
NOT_SENT: Label = {
    "en": "This was not sent. Change it with Edit again:",
    "es": "Esto no se envió. Cámbialo con Editar otra vez:",
}
FOUND: dict[Telltale, Label] = {
    "empty": {"en": "There is no text in it.", "es": "No contiene texto."},
    "too-long": {
        "en": f"It is longer than {LONGEST} characters.",
        "es": f"Tiene más de {LONGEST} caracteres.",
    },
    "phone": {
        "en": "It seems to hold a phone number.",
        "es": "Parece contener un número de teléfono.",
    },
    "email": {
        "en": "It seems to hold an e-mail address.",
        "es": "Parece contener una dirección de correo electrónico.",
    },
    "web-address": {
        "en": "It seems to hold a web address.",
        "es": "Parece contener una dirección de internet.",
    },
    "discord-name": {
        "en": "It seems to name somebody or something on Discord.",
        "es": "Parece nombrar a alguien o algo en Discord.",
    },
    "a-number": {
        "en": "It seems to hold an A-number, which belongs to one person.",
        "es": "Parece contener un número A (A-Number), que es de una sola persona.",
    },
    "long-number": {
        "en": "It seems to hold a long number, such as that of a case or a card.",
        "es": "Parece contener un número largo, como el de un caso o una tarjeta.",
    },
    "street-address": {
        "en": "It seems to hold a street address.",
        "es": "Parece contener la dirección de una casa o un edificio.",
    },
}
TOO_OFTEN: Label = {
    "en": "You have sent several questions just now. This one was not sent: wait {seconds} s, then "
    "send it.",
    "es": "Acabas de enviar varias preguntas. Esta no se envió: espera {seconds} s y envíala.",
}
UNSENDABLE: Label = {
    "en": "This could not be sent to the editors, and it was not kept. Try again later.",
    "es": "No se pudo enviar esto a quienes editan, y no se guardó. Inténtalo más tarde.",
}
NO_EDITORS: Label = {
    "en": "Questions can no longer be sent to the editors from here.",
    "es": "Desde aquí ya no se pueden enviar preguntas a quienes editan.",
}
