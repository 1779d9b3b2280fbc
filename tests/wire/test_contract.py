"""What is planted arrives over the wire, and the server must both refuse it and tell it."""

from __future__ import annotations

import copy

import pytest

from .bodies import SILENT, V2, button, card, command, row, text


def room(discord):
    return f"/channels/{discord.world.rooms[0]['id']}/messages"


def callback(interaction):
    asked = interaction.payload
    return f"/interactions/{asked['id']}/{asked['token']}/callback"


def hook(discord, interaction):
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
