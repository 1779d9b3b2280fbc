"""Which language a person gets: that of their question, else that of their client, else both.

An interaction tells the client's language; a mention tells none. The server's language, which the
interactions tell too, decides nothing. All tests talk to one process.
"""

from __future__ import annotations

import re

import pytest

from bot.texts import commands, labels, leaflets

from .loopback import Fault, button, buttons, texts

pytestmark = pytest.mark.asyncio(loop_scope="module")

SPANISH = ("es-419", "es-ES")
IN_SPANISH, IN_ENGLISH = "¿Quién aprobó la ordenanza de Denver?", "Who passed the Denver ordinance?"
LISTED = ("faq", "sources", "help", "about", "privacy")
UNDECIDED = ("ice", "👍👍", "aurora")
"""An entry to choose, nothing to read, a place that is not ours: in words of neither language."""

WORDS = {
    "en": frozenset("the this that is are of you your and what to in i one me my if with".split()),
    "es": frozenset("el la los las esto es son de tu y qué que en un una me mi si con".split()),
}


@pytest.fixture
def discord(running):
    yield running
    violations, running.world.violations = running.world.violations, []
    assert not violations, "\n".join(violations)


@pytest.fixture(params=["es-ES", "en-US"])
async def of_a_server(request, discord, monkeypatch):
    """The same Discord with a server of this language."""
    monkeypatch.setattr(discord.world, "guild_locale", request.param)
    await discord.gateway.dispatch("GUILD_UPDATE", discord.world.guild())
    return discord


def spoken(message):
    """The languages of a message's lines; sources and documents have names of their own."""
    said = set()
    for line in texts(message).splitlines():
        if line.startswith(("-#", "- ")) or "](<" in line:
            continue
        heard = set(re.findall(r"\w+", line.lower()))
        counts = {language: len(heard & words) for language, words in WORDS.items()}
        if counts["en"] != counts["es"]:
            said.add(max(counts, key=lambda language: counts[language]))
    return said


def labels_of(message):
    return [one["label"] for one in buttons(message)]


@pytest.mark.parametrize("locale", SPANISH)
async def test_discord_is_told_the_spanish_texts_of_all_commands(discord, locale):
    registered = discord.world.commands[None]
    for command in registered:
        if command["type"] == 3:
            told = command["name_localizations"]
            assert told[locale] == commands.SPANISH[command["name"]]
            continue
        assert not command.get("name_localizations")
        for part in (command, *command.get("options", ())):
            assert (
                part["description_localizations"][locale] == commands.SPANISH[part["description"]]
            )


@pytest.mark.parametrize("locale", SPANISH)
@pytest.mark.parametrize("name", LISTED)
async def test_a_command_without_a_question_speaks_the_clients_language(of_a_server, name, locale):
    answer = await of_a_server.slash(name, locale=locale)
    assert spoken(answer.message) == {"es"}
    assert "English" in labels_of(answer.message)
    if name in leaflets.HEADINGS:
        assert leaflets.HEADINGS[name]["es"] in texts(answer.message)
    for one in buttons(answer.message):
        fresh = await of_a_server.slash(name, locale=locale)
        pressed = await of_a_server.click(fresh.message, one["custom_id"], locale=locale)
        assert spoken(pressed.message) == ({"en"} if one["label"] == "English" else {"es"})


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "fr", "pt-BR"])
async def test_another_client_gets_english_also_in_a_spanish_server(of_a_server, locale):
    for name in LISTED:
        answer = await of_a_server.slash(name, locale=locale)
        assert spoken(answer.message) == {"en"}


@pytest.mark.parametrize("locale", [*SPANISH, "en-US"])
async def test_a_question_is_answered_in_its_own_language(of_a_server, locale):
    for question, language in ((IN_SPANISH, "es"), (IN_ENGLISH, "en")):
        answer = await of_a_server.slash("ask", question=question, locale=locale)
        assert spoken(answer.message) == {language}
        for label in (labels.SOURCES[language], labels.RELATED[language]):
            custom_id = button(answer.message, label)
            pressed = await of_a_server.click(answer.message, custom_id, locale=locale)
            assert texts(pressed.message).startswith(f"### {label}")


@pytest.mark.parametrize("question", UNDECIDED)
async def test_where_the_question_does_not_decide_the_client_does(of_a_server, question):
    for locale, language in (("es-419", "es"), ("es-ES", "es"), ("en-US", "en")):
        answer = await of_a_server.slash("ask", question=question, locale=locale)
        assert spoken(answer.message) == {language}
        said = await of_a_server.say(question)
        answer = await of_a_server.menu("Answer this", said, locale=locale)
        assert spoken(answer.message) == {language}


@pytest.mark.parametrize("question", UNDECIDED)
async def test_where_nothing_decides_a_mention_gets_both_languages(of_a_server, question):
    assert spoken(await of_a_server.mention(question)) == {"en", "es"}
    assert spoken(await of_a_server.dm(question)) == {"en", "es"}


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Aurora coopera con la migra?", "es"),
        ("does aurora honor ice detainers", "en"),
        ("arrestaron a mi hermano anoche, ¿lo van a deportar?", "es"),
        ("la migra está en mi puerta ahorita", "es"),
        ("¿qué tiempo hace mañana?", "es"),
        ("what is the weather tomorrow?", "en"),
    ],
)
async def test_a_no_is_in_the_language_of_the_question(of_a_server, question, language):
    for locale in (*SPANISH, "en-US"):
        answer = await of_a_server.slash("ask", question=question, locale=locale)
        assert spoken(answer.message) == {language}
    assert spoken(await of_a_server.mention(question)) == {language}


@pytest.mark.parametrize("locale", SPANISH)
async def test_notices_are_in_the_clients_language(of_a_server, locale):
    discord, ana = of_a_server, of_a_server.world.person("Ana")
    await discord.slash("ask", question=IN_ENGLISH, user=ana, locale=locale)
    hurried = await discord.slash("ask", question=IN_ENGLISH, user=ana, locale=locale)
    assert "espera" in texts(hurried.message)
    mine = await discord.mention(IN_ENGLISH)
    own = await discord.menu("Answer this", mine, locale=locale)
    assert texts(own.message) == labels.MY_OWN_MESSAGE["es"]
    empty = await discord.menu("Answer this", await discord.say(""), locale=locale)
    assert texts(empty.message) == labels.NOTHING_TO_ANSWER["es"]


@pytest.mark.parametrize("locale", SPANISH)
async def test_an_apology_is_in_the_clients_language(of_a_server, locale):
    discord = of_a_server
    words = {"message": "no", "code": 50013}
    for name, options in (("ask", {"question": IN_ENGLISH}), ("help", {})):
        discord.faults.plan(Fault(route="/callback", status=403, body=words))
        answer = await discord.slash(name, locale=locale, **options)
        assert texts(answer.message) == labels.FAILED["es"]
    shown = await discord.slash("ask", question=IN_SPANISH, locale=locale)
    discord.faults.plan(Fault(route="/callback", status=403, body=words))
    pressed = await discord.click(shown.message, button(shown.message, "Fuentes"), locale=locale)
    assert texts(pressed.message) == labels.FAILED["es"]


@pytest.mark.parametrize("locale", SPANISH)
async def test_suggestions_are_in_the_clients_language_and_so_is_what_is_picked(
    of_a_server, locale
):
    for typed in ("vote", "voto"):
        there = await of_a_server.autocomplete("ask", question=typed, locale=locale)
        here = await of_a_server.autocomplete("ask", question=typed)
        assert there[0]["name"].startswith("¿")
        assert [one["value"] for one in there] == [one["value"] for one in here]
        assert not here[0]["name"].startswith("¿")
        picked = await of_a_server.slash("ask", question=there[0]["value"], locale=locale)
        assert spoken(picked.message) == {"es"}


@pytest.mark.parametrize("locale", SPANISH)
async def test_what_is_shared_or_refused_under_a_spanish_answer_is_spanish(discord, locale):
    ana = discord.world.person("Ana")
    answer = await discord.slash("ask", question=IN_SPANISH, user=ana, locale=locale)
    shared = await discord.click(answer.message, button(answer.message, "Compartir"), user=ana)
    assert "Compartido por" in texts(shared.message)
    assert labels_of(shared.message)[-1] == "Quitar"
    denied = await discord.click(shared.message, button(shared.message, "Quitar"), locale=locale)
    assert texts(denied.message) == labels.REMOVE_DENIED["es"]
