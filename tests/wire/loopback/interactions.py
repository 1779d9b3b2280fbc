"""The REST routes of interactions: the first answer, its edits, and what follows it."""

from __future__ import annotations

from collections.abc import Iterator

from . import calls, payloads, rules
from .calls import Call, Reply
from .components import Json
from .gateway import Gateway
from .journal import Event
from .messages import announce, judge, judge_message, withdraw
from .world import FIRST_ANSWER_WITHIN, TOKEN_LIVES_FOR, Answer, Interaction, World

# Developer documentation, Receiving and Responding: types of interactions and of callbacks.
COMMAND, COMPONENT, AUTOCOMPLETE, FORM_SENT = 2, 3, 4, 5
MESSAGE, LATER, EDIT_LATER, EDIT, CHOICES, FORM = 4, 5, 6, 7, 8, 9
LOADING = 1 << 7
ANSWER = "ANSWER"
"""The journal's name for the moment in which a person sees what they asked for."""


class Interactions:
    """Judges every answer to an interaction by its kind, its moment and its number."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    async def callback(self, call: Call) -> Reply:
        """The first answer; a second one, a late one or one of the wrong kind is a failure."""
        interaction = self._known(call)
        if interaction.kind is not None:
            self._world.violate("a second answer to the same interaction")
            raise calls.already_answered()
        if interaction.age > FIRST_ANSWER_WITHIN:
            self._world.violate(f"the answer came after {interaction.age:.1f} s")
            raise calls.unknown_interaction()
        kind, data = call.body["type"], call.body.get("data") or {}
        judge(self._world, call.name, _kind_problems(interaction.payload, kind))
        self._judge_data(call, interaction, data)
        interaction.kind = kind
        interaction.original = await self._carry_out(interaction, kind, data)
        if kind not in (LATER, EDIT_LATER):
            self._settle(interaction, data, call.at)
        if call.query.get("with_response") not in ("true", "1"):
            return Reply(status=204)
        return Reply(body=_callback_result(interaction))

    def _known(self, call: Call) -> Interaction:
        interaction = self._world.interactions.get(call.match["interaction_token"])
        if interaction is None or interaction.payload["id"] != call.match["interaction_id"]:
            raise calls.unknown_interaction()
        return interaction

    def _judge_data(self, call: Call, interaction: Interaction, data: Json) -> None:
        match call.body["type"]:
            case 4:
                judge_message(self._world, call.name, data)
            case 7:
                judge_message(self._world, call.name, data, interaction.payload["message"])
            case 5:
                judge(self._world, call.name, rules.defer_problems(data))
            case 9:
                judge(self._world, call.name, rules.modal_problems(data))

    async def _carry_out(self, interaction: Interaction, kind: int, data: Json) -> Json | None:
        match kind:
            case 4:
                return await self._post(interaction, data)
            case 5:
                flags = (data.get("flags") or 0) | LOADING
                return await self._post(interaction, {"flags": flags})
            case 6:
                return dict(interaction.payload["message"])
            case 7:
                return await self._edit(interaction.payload["message"], data)
        return None

    async def _post(self, interaction: Interaction, body: Json) -> Json:
        world, asked = self._world, interaction.payload
        message = payloads.message(world.new_id(), asked["channel_id"], world.bot, body)
        person = asked.get("user") or asked["member"]["user"]
        message |= {
            "application_id": world.application_id,
            "webhook_id": world.application_id,
            "interaction_metadata": _metadata(asked, person, interaction.opened_by),
        }
        world.messages[message["id"]] = message
        await announce(world, self._gateway, "MESSAGE_CREATE", message)
        return message

    async def _edit(self, original: Json, body: Json) -> Json:
        message = payloads.edited(original, body)
        self._world.messages[message["id"]] = message
        await announce(self._world, self._gateway, "MESSAGE_UPDATE", message)
        return message

    def _settle(self, interaction: Interaction, body: Json, at: float) -> None:
        if interaction.settled or interaction.kind is None:
            return
        interaction.settled = True
        answer = Answer(
            kind=interaction.kind,
            body=body,
            message=interaction.original,
            interaction=interaction,
            at=at,
        )
        self._world.journal.add(Event(name=ANSWER, data={"answer": answer}))

    async def followup(self, call: Call) -> Reply:
        """One more message; the first after a "thinking" answer takes its place."""
        interaction = self._answered(call)
        judge_message(self._world, call.name, call.body)
        if interaction.kind == LATER and not interaction.settled:
            message = await self._replace(interaction, call)
        else:
            message = await self._post(interaction, call.body)
        return Reply(body=message)

    async def edit_original(self, call: Call) -> Reply:
        """A change of the first answer."""
        interaction = self._answered(call)
        original = self._original(interaction)
        judge_message(self._world, call.name, call.body, original)
        return Reply(body=await self._replace(interaction, call))

    async def _replace(self, interaction: Interaction, call: Call) -> Json:
        original = self._original(interaction)
        body = {**call.body, "flags": (call.body.get("flags") or 0) & ~rules.EPHEMERAL}
        ready = {**original, "flags": original["flags"] & ~LOADING}
        interaction.original = await self._edit(ready, body)
        self._settle(interaction, call.body, call.at)
        return interaction.original

    async def read_original(self, call: Call) -> Reply:
        return Reply(body=self._original(self._answered(call)))

    async def delete_original(self, call: Call) -> Reply:
        interaction = self._answered(call)
        await self._remove(self._original(interaction))
        interaction.original = None
        return Reply(status=204)

    async def read_followup(self, call: Call) -> Reply:
        self._answered(call)
        return Reply(body=self._sent(call))

    async def edit_followup(self, call: Call) -> Reply:
        self._answered(call)
        original = self._sent(call)
        judge_message(self._world, call.name, call.body, original)
        return Reply(body=await self._edit(original, call.body))

    async def delete_followup(self, call: Call) -> Reply:
        self._answered(call)
        await self._remove(self._sent(call))
        return Reply(status=204)

    async def _remove(self, message: Json) -> None:
        self._world.messages.pop(message["id"], None)
        await withdraw(self._world, self._gateway, message)

    def _answered(self, call: Call) -> Interaction:
        interaction = self._world.interactions.get(call.match["webhook_token"])
        if interaction is None or call.match["webhook_id"] != self._world.application_id:
            raise calls.unknown_webhook()
        if interaction.age > TOKEN_LIVES_FOR:
            self._world.violate("an interaction's token used after 15 minutes")
            raise calls.dead_token()
        if interaction.kind is None:
            raise calls.unknown_webhook()
        return interaction

    def _original(self, interaction: Interaction) -> Json:
        if interaction.original is None:
            raise calls.unknown_message()
        return self._world.messages.get(interaction.original["id"], interaction.original)

    def _sent(self, call: Call) -> Json:
        message = self._world.messages.get(call.match["message_id"])
        if message is None or message["author"]["id"] != self._world.bot["id"]:
            raise calls.unknown_message()
        return message


def _kind_problems(asked: Json, kind: int) -> Iterator[str]:
    if (asked["type"] == AUTOCOMPLETE) != (kind == CHOICES):
        yield f"callback type {kind} in answer to interaction type {asked['type']}"
    if kind == FORM and asked["type"] == FORM_SENT:
        yield "a modal in answer to a modal"
    if kind in (EDIT, EDIT_LATER) and "message" not in asked:
        yield f"callback type {kind} without a message to edit"


def _metadata(asked: Json, person: Json, opened_by: Json | None = None) -> Json:
    source = asked.get("message")
    pressed = {"interacted_message_id": source["id"]} if source else {}
    if opened_by:
        pressed["triggering_interaction_metadata"] = _metadata(opened_by, person)
    owners = asked["authorizing_integration_owners"]
    return {
        "id": asked["id"],
        "type": asked["type"],
        "user": person,
        "authorizing_integration_owners": owners,
        **pressed,
    }


def _callback_result(interaction: Interaction) -> Json:
    """The body of an answer to `with_response=true`."""
    original = interaction.original
    told: Json = {"id": interaction.payload["id"], "type": interaction.payload["type"]}
    if original is None:
        return {"interaction": told}
    told |= {
        "response_message_id": original["id"],
        "response_message_loading": bool(original["flags"] & LOADING),
        "response_message_ephemeral": bool(original["flags"] & rules.EPHEMERAL),
    }
    if interaction.kind not in (MESSAGE, EDIT):
        return {"interaction": told}
    return {"interaction": told, "resource": {"type": interaction.kind, "message": original}}
