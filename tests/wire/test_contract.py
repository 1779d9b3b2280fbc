"""The judge of what a bot sends: every planted mistake is found, and nothing good is refused."""

from __future__ import annotations

import copy

import pytest

from .loopback import Discord
from .loopback.rules import (
    command_problems,
    defer_problems,
    message_problems,
    modal_problems,
    ping_problems,
)

SILENT = {"allowed_mentions": {"parse": []}}
V2 = 1 << 15


def text(words, **more):
    return {"type": 10, "content": words, **more}


def row(*parts):
    return {"type": 1, "components": list(parts)}


def button(custom_id="a", label="More"):
    return {"type": 2, "style": 2, "custom_id": custom_id, "label": label, "disabled": False}


def card(*parts, **more):
    return {"flags": V2, "components": [{"type": 17, "components": list(parts)}], **SILENT, **more}


def section(words):
    return {"type": 9, "components": [text(words)], "accessory": button()}


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


def command(name="ask", **more):
    return {"name": name, "description": "Ask", "type": 1, **more}


def option(name="question", **more):
    return {"name": name, "description": "x", "type": 3, **more}


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


# From here on: what is planted arrives over the wire, and the server must both refuse and tell it.


def room(discord: Discord) -> str:
    return f"/channels/{discord.world.rooms[0]['id']}/messages"


def callback(interaction) -> str:
    asked = interaction.payload
    return f"/interactions/{asked['id']}/{asked['token']}/callback"


def hook(discord: Discord, interaction) -> str:
    return f"/webhooks/{discord.world.application_id}/{interaction.payload['token']}"


def pressed(discord, kind=2, **parts):
    return discord.world.interact(kind, discord.world.person(), discord.world.rooms[0], **parts)


async def test_a_good_message_is_posted(discord, client):
    reply = await client.call("POST", room(discord), card(text("words")))
    assert (reply.status, reply.body["components"][0]["components"][0]["id"]) == (200, 2)


SCHEMA_MISTAKES = [
    (card(row(button(label="x" * 81))), "label"),
    (card(row(button(custom_id="x" * 101))), "custom_id"),
    (card(row(*(button(str(n)) for n in range(6)))), "components"),
    (card(text("x" * 4001)), "content"),
    ({"embeds": [{"title": "x" * 257}], **SILENT}, "title"),
    ({"content": "x", "allowed_mentions": {"parse": ["all"]}}, "allowed_mentions"),
    ({"content": "x", "message_reference": {"message_id": "x"}, **SILENT}, "message_id"),
]


@pytest.mark.parametrize(("body", "where"), SCHEMA_MISTAKES)
async def test_what_the_openapi_document_forbids_is_refused(openapi, discord, client, body, where):
    reply = await client.call("POST", room(discord), body)
    assert (reply.status, reply.body["code"]) == (400, 50035)
    assert where in discord.world.violations.pop()
    discord.world.violations.clear()


async def test_integer_ids_pass_the_openapi_document(openapi, discord, client):
    said = await discord.say("hello")
    reference = {"message_id": int(said["id"]), "channel_id": int(said["channel_id"])}
    body = card(text("words"), message_reference=reference)
    reply = await client.call("POST", room(discord), body)
    assert reply.body["referenced_message"]["id"] == said["id"]


async def test_a_ping_and_a_hand_rule_are_failures_over_the_wire(discord, client):
    await client.call("POST", room(discord), {"content": "@everyone"})
    assert "allowed_mentions is missing" in discord.world.violations.pop()
    reply = await client.call("POST", room(discord), {"content": "x" * 2001, **SILENT})
    assert reply.status == 400
    assert "2,000" in discord.world.violations.pop()


async def test_an_unknown_route_is_a_failure(discord, client):
    assert (await client.call("GET", "/users/@me/guilds")).status == 404
    assert "unknown route GET" in discord.world.violations.pop()


async def test_an_interaction_is_answered_once(discord, client):
    interaction = pressed(discord)
    answer = {"type": 4, "data": card(text("words"))}
    assert (await client.call("POST", callback(interaction), answer)).status == 204
    again = await client.call("POST", callback(interaction), answer)
    assert (again.status, again.body["code"]) == (400, 40060)
    assert "a second answer" in discord.world.violations.pop()


async def test_an_answer_after_three_seconds_is_too_late(discord, client):
    interaction = pressed(discord)
    discord.world.age(interaction, 3.1)
    late = await client.call("POST", callback(interaction), {"type": 5})
    assert (late.status, late.body["code"]) == (404, 10062)
    assert "came after 3.1 s" in discord.world.violations.pop()


async def test_a_token_dies_after_fifteen_minutes(discord, client):
    interaction = pressed(discord)
    await client.call("POST", callback(interaction), {"type": 5})
    discord.world.age(interaction, 901)
    late = await client.call("POST", hook(discord, interaction), card(text("words")))
    assert (late.status, late.body["code"]) == (401, 50027)
    assert "after 15 minutes" in discord.world.violations.pop()


FORM = {
    "type": 9,
    "data": {
        "custom_id": "f",
        "title": "Edit",
        "components": [
            {"type": 18, "label": "x", "component": {"type": 4, "custom_id": "a", "style": 1}}
        ],
    },
}
MISFITS = [
    (5, FORM, "a modal in answer to a modal"),
    (4, {"type": 4, "data": card(text("words"))}, "in answer to interaction type 4"),
    (2, {"type": 8, "data": {"choices": []}}, "in answer to interaction type 2"),
    (2, {"type": 7, "data": card(text("words"))}, "without a message to edit"),
    (2, {"type": 5, "data": {"flags": V2}}, "EPHEMERAL and nothing else"),
]


@pytest.mark.parametrize(("kind", "body", "said"), MISFITS)
async def test_an_answer_of_the_wrong_kind_is_a_failure(discord, client, kind, body, said):
    reply = await client.call("POST", callback(pressed(discord, kind)), body)
    assert reply.status == 400
    assert said in discord.world.violations.pop()


async def test_a_form_may_answer_a_command(discord, client):
    assert (await client.call("POST", callback(pressed(discord)), FORM)).status == 204


async def test_an_answer_is_edited_followed_and_taken_back(discord, client):
    interaction = pressed(discord)
    first = {"type": 4, "data": card(text("one"), flags=V2 | 64)}
    told = await client.call("POST", callback(interaction) + "?with_response=true", first)
    message_id = told.body["resource"]["message"]["id"]
    base = hook(discord, interaction)
    edited = await client.call("PATCH", f"{base}/messages/@original", card(text("two")))
    assert (edited.body["id"], edited.body["flags"] & 64) == (message_id, 64)
    more = await client.call("POST", base, card(text("three")))
    changed = await client.call("PATCH", f"{base}/messages/{more.body['id']}", card(text("four")))
    assert changed.body["components"][0]["components"][0]["content"] == "four"
    # Nobody else sees a private message, and it is no message of the channel.
    assert (await client.call("GET", f"{room(discord)}/{message_id}")).status == 404
    for last in ("@original", more.body["id"]):
        assert (await client.call("DELETE", f"{base}/messages/{last}")).status == 204
    assert (await client.call("GET", f"{base}/messages/@original")).status == 404


async def test_a_command_that_stays_keeps_its_id(discord, client):
    path = f"/applications/{discord.world.application_id}/commands"
    first = await client.call("PUT", path, [command(), command("faq")])
    again = await client.call("PUT", path, [command("faq"), command("new")])
    ids = {one["name"]: one["id"] for one in first.body}
    assert again.body[0]["id"] == ids["faq"]
    assert (await client.call("GET", path)).body == again.body


async def test_nobody_edits_what_another_wrote(discord, client):
    said = await discord.say("mine")
    reply = await client.call("PATCH", f"{room(discord)}/{said['id']}", card(text("yours")))
    assert (reply.status, reply.body["code"]) == (403, 50005)


def test_the_judge_changes_no_body(openapi):
    body = card(text("words"))
    before = copy.deepcopy(body)
    openapi.request_problem("POST", "/channels/{channel_id}/messages", body)
    assert body == before
