"""The hand rules: every planted mistake is found, and nothing good is refused."""

from __future__ import annotations

import pytest

from .bodies import V2, button, card, command, option, row, section, text
from .loopback.rules import (
    command_problems,
    defer_problems,
    message_problems,
    modal_problems,
    ping_problems,
)

GOOD_MESSAGES = [
    {"content": "x" * 2000},
    card(text("x" * 4000), row(*(button(str(n)) for n in range(5)))),
    card(*(text(str(n)) for n in range(39))),
    card(section("words")),
    {"content": "x", "components": [row(button())]},
    {"embeds": [{"title": "x" * 256, "description": "y" * 4096, "footer": {"text": "z"}}]},
]

BAD_MESSAGES = [
    ({"content": "x" * 2001}, "content is longer"),
    (card(text("x" * 2001), text("x" * 2000)), "TextDisplays together"),
    (card(section("x" * 2001), text("y" * 2000)), "TextDisplays together"),
    (card(*(text(str(n)) for n in range(40))), "41 components"),
    (card(row(button("a"), button("a"))), "custom_id 'a' is used 2 times"),
    (card(text("a", id=7), text("b", id=7)), "id 7 is used 2 times"),
    (card({"type": 13, "file": {"url": "attachment://a"}}), "a file that is not there"),
    (card(text("a"), content="b"), "IS_COMPONENTS_V2 together with content"),
    (card(text("a"), embeds=[{"title": "b"}]), "IS_COMPONENTS_V2 together with embeds"),
    ({"components": [text("a")]}, "without the flag"),
    (card({"type": 18, "label": "a", "component": {"type": 4}}), "only modals"),
    ({"embeds": [{"description": "x" * 4000}, {"description": "x" * 2001}]}, "embeds together"),
    ({"content": ""}, "an empty message"),
]


@pytest.mark.parametrize("body", GOOD_MESSAGES)
def test_a_good_message_passes(body):
    assert list(message_problems(body)) == []


@pytest.mark.parametrize(("body", "said"), BAD_MESSAGES)
def test_each_planted_mistake_in_a_message_is_found_and_nothing_else(body, said):
    (problem,) = message_problems(body)
    assert said in problem


def test_an_edit_may_be_partial_but_stays_components_v2():
    assert list(message_problems({"components": [text("a")]}, was_v2=True, new=False)) == []
    assert list(message_problems({}, was_v2=True, new=False)) == []
    (problem,) = message_problems({"content": "a"}, was_v2=True, new=False)
    assert "together with content" in problem


@pytest.mark.parametrize(
    ("allowed", "silent"),
    [
        ({"parse": []}, True),
        ({"parse": [], "replied_user": False}, True),
        ({"parse": [], "users": [], "roles": []}, True),
        (None, False),
        ({}, False),
        ({"parse": ["users"]}, False),
        ({"parse": [], "replied_user": True}, False),
        ({"parse": [], "users": ["1"]}, False),
        ({"parse": [], "roles": ["1"]}, False),
    ],
)
def test_only_a_body_that_forbids_every_mention_pings_nobody(allowed, silent):
    assert (list(ping_problems({"allowed_mentions": allowed})) == []) is silent


BAD_COMMANDS = [
    ([command("Ask")], "no name for a command"),
    ([command("ask me")], "no name for a command"),
    ([command("x" * 33)], "no name for a command"),
    ([command(options=[option("Q")])], "no name for a command"),
    ([command(name_localizations={"es-ES": "Pregunta"})], "no name for a command"),
    ([command(description_localizations={"es": "x"})], "'es' in description_localizations"),
    ([command(options=[option(description_localizations={"en": "x"})])], "'en' in"),
    ([command(options=[option("a"), option("b", required=True)])], "before a required one"),
    ([command(), command()], "two commands named"),
    ([command(f"a{n}") for n in range(101)], "101 commands of type 1"),
    ([{"name": f"A {n}", "type": 3} for n in range(16)], "16 commands of type 3"),
]


@pytest.mark.parametrize(("commands", "said"), BAD_COMMANDS)
def test_each_planted_mistake_in_a_command_is_found_and_nothing_else(commands, said):
    (problem,) = command_problems(commands)
    assert said in problem


def test_a_command_is_weighed_by_its_longest_localisation():
    choices = [
        {"name": "n" * 100, "value": "v" * 100, "name_localizations": {"es-ES": "n" * 50}}
        for _ in range(25)
    ]
    options = [option(f"o{n}", choices=choices) for n in range(2)]
    (problem,) = command_problems([command(options=options)])
    assert "has 10012 characters" in problem


def test_good_commands_pass():
    spanish = {"es-ES": "pregunta", "es-419": "pregunta"}
    asked = option("question", required=True, name_localizations=spanish)
    menu = {"name": "Answer this", "type": 3}
    same = command("ask", options=[asked, option("año")])
    assert list(command_problems([same, menu])) == []


def test_a_form_has_one_to_five_parts_and_a_deferred_answer_only_its_flag():
    field = {"type": 18, "label": "x", "component": {"type": 4, "custom_id": "a", "style": 1}}
    assert list(modal_problems({"components": [field]})) == []
    assert list(modal_problems({"components": []}))
    assert list(modal_problems({"components": [field, field]}))
    assert list(defer_problems({"flags": 64})) == []
    assert list(defer_problems({"flags": V2}))
    assert list(defer_problems({"content": "x"}))
