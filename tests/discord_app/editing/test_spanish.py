"""On a Spanish phone: every word of ours is Spanish, and each label has both languages."""

from __future__ import annotations

import re
import string

import pytest

from bot.core.model import LANGUAGES
from bot.discord_app.editors.drafts import LIFETIME
from bot.texts import commands, editors
from tests.discord_app.editing.desk import said, typed_in
from tests.discord_app.reading import buttons_of

LABELS = {name: each for name, each in vars(editors).items() if name.isupper()}
PUBLICAR, OTRA_VEZ, DESCARTAR = "Publicar", "Editar otra vez", "Descartar"
FORMAS, POR_QUE = "Formas de preguntarlo, en inglés", "¿Por qué? Todos pueden leerlo"
NEW = "who on the council wanted it"

FIELD, HELP, TITLE = 45, 100, 45
"""Most characters of a field's label, of the line under it, and of a form's title."""


@pytest.mark.parametrize("name", LABELS)
def test_every_text_is_there_in_both_languages_with_the_same_places(name):
    each = LABELS[name]
    parsed = [string.Formatter().parse(each[language]) for language in LANGUAGES]
    places = [{field for _, field, _, _ in text} for text in parsed if name != "PROPOSAL"]

    assert set(each) == set(LANGUAGES)
    assert all(text.strip() for text in each.values())
    assert not places or places[0] == places[1]


def test_every_description_has_a_spanish_one_that_fits():
    english = [text for name, text in vars(commands).items() if re.fullmatch(r"[A-Z_]+", name)]
    for text in english:
        if isinstance(text, str):
            assert len(text) <= HELP
            assert len(commands.SPANISH[text]) <= HELP


@pytest.fixture
def unspoken():
    """The English texts that must not stand in a Spanish message: those that have no places."""
    whole = (each["en"] for each in LABELS.values() if "{" not in each["en"])
    return [text for text in whole if len(text) > 12]


def spanish(shown, unspoken):
    text = said(shown).replace("\\", "")
    assert not [english for english in unspoken if english in text]
    return text


async def test_the_whole_way_in_spanish(editor, publisher, in_spanish, unspoken, clock):
    form = await editor.run("edit", entry="council-vote")
    for label in form.modal["components"]:
        assert label["label"] not in unspoken
        assert label.get("description", "") not in unspoken
        assert len(label["label"]) <= FIELD
        assert len(label.get("description", "")) <= HELP
    assert len(form.modal["title"]) <= TITLE
    typed = {FORMAS: f"{typed_in(form)[FORMAS]}\n{NEW}", POR_QUE: "falta una"}

    shown = await editor.send(form, typed)
    assert "Qué cambiaría" in spanish(shown, unspoken)
    assert "¿Quién votó" in said(shown)
    assert "1 forma añadida" in said(shown)
    assert list(buttons_of(shown.response)) == [PUBLICAR, OTRA_VEZ, DESCARTAR]
    second = await editor.send(await editor.press(shown, OTRA_VEZ), {})
    published = await editor.press(shown, PUBLICAR)
    assert "Publicada como versión 2" in spanish(published, unspoken)
    conflict = await editor.press(second, PUBLICAR)
    assert "Lo que cambiaron otros" in spanish(conflict, unspoken)
    again = await editor.press(conflict, "Probar con lo nuevo")
    assert "Nada" in spanish(again, unspoken)
    assert "Descartada" in spanish(await editor.press(again, DESCARTAR), unspoken)


async def test_what_is_refused_in_spanish(editor, publisher, in_spanish, unspoken, clock):
    for command, options, told in (
        ("edit", {"entry": "nada"}, "No hay ninguna entrada"),
        ("undo", {"version": 1, "why": "x"}, "donde empieza el historial"),
        ("undo", {"version": 9, "why": "x"}, "No hay ninguna versión"),
        ("source", {"name": "post-vote", "document": "x"}, "Ya existe una fuente"),
        ("source", {"name": "x", "document": "x", "outlet": "x"}, "No hay ningún medio"),
        ("import", {"file": ("x.yaml", b""), "why": "x"}, "no es un archivo"),
        ("export", {"file": "faq.yaml"}, "tal como está publicado"),
        ("check", {}, "Nombres de fuentes"),
        ("history", {}, "Versiones, la última primero"),
    ):
        assert told in spanish(await editor.run(command, **options), unspoken)
    shown = await editor.send(await editor.run("edit", entry="council-vote"), {FORMAS: " "})
    assert "Aún no se ha propuesto" in spanish(shown, unspoken)
    clock[0] += LIFETIME
    assert "ya no está en espera" in spanish(await editor.press(shown, OTRA_VEZ), unspoken)


async def test_who_may_not_edit_reads_it_in_spanish(
    manager, publisher, simcord_env, in_spanish, unspoken
):
    assert "Solo lo pueden usar" in spanish(await manager.run("check"), unspoken)
    assert simcord_env.errors
