"""People on the loopback Discord: they write, type commands, press buttons, and read what comes."""

from __future__ import annotations

from typing import Any

from . import payloads
from .commands import command_data, find, form_data
from .components import BUTTON, Json, walk
from .interactions import ANSWER, AUTOCOMPLETE, COMMAND, COMPONENT, FORM_SENT
from .journal import Event
from .server import API, ROOM, Server
from .world import Answer, Interaction, Person

POSTED = f"POST {ROOM}"


class Discord(Server):
    """A loopback Discord and everything that a person can do on it.

    Every person is new unless given, so that no limit one person meets spills over to another
    question. A `channel` is a channel, or a room's place in `world.rooms`.
    """

    @property
    def name(self) -> str:
        """How a person mentions the bot."""
        return f"<@{self.world.bot['id']}>"

    def expect_new_process(self) -> None:
        """A new process starts: what the one before did holds it back no more."""
        self.gateway.forget_identify()
        self.journal.over = None

    async def ready(self, *, since: int = 0) -> Event:
        """Until the bot has logged in, looking from the `since`-th event of the journal on."""
        return await self.journal.wait(lambda event: event.name == "READY", since=since)

    async def open(self, kind: int, inside: Json | None = None, *, told: bool = True) -> Json:
        """A new channel, thread or post; the bot learns of it unless it is not `told`."""
        place = self.world.open(kind, inside)
        if told:
            await self.gateway.dispatch("THREAD_CREATE" if inside else "CHANNEL_CREATE", place)
        return place

    async def say(
        self, text: str, *, channel: Json | int = 0, author: Person | None = None, **more: Any
    ) -> Json:
        """A person writes and nobody waits; `more` sets other parts of the message."""
        said = self._written(text, self._room(channel), author, more)
        await self._tell(said)
        return said

    async def mention(
        self, text: str, *, channel: Json | int = 0, author: Person | None = None, **more: Any
    ) -> Json:
        """A person mentions the bot; returns the bot's reply to that message.

        Raises:
            AssertionError: no reply came.
        """
        event = await self.mention_event(text, channel=channel, author=author, **more)
        return dict(event.data["result"])

    async def mention_event(
        self, text: str, *, channel: Json | int = 0, author: Person | None = None, **more: Any
    ) -> Event:
        """The same, but returns the REST call, with the moment in which its body was read."""
        bot = {**self.world.bot, "member": payloads.member(roles=(self.world.bot_role,))}
        room, more = self._room(channel), {"mentions": [bot], **more}
        return await self._answered(self._written(f"{self.name} {text}", room, author, more))

    async def dm(self, text: str, *, author: Person | None = None, **more: Any) -> Json:
        """A person writes to the bot in private; returns what comes back there.

        Raises:
            AssertionError: nothing came.
        """
        author = author or self.world.person()
        event = await self._answered(self._written(text, author.dm_channel, author, more))
        return dict(event.data["result"])

    def _room(self, channel: Json | int) -> Json:
        return self.world.rooms[channel] if isinstance(channel, int) else channel

    def _written(self, text: str, room: Json, author: Person | None, more: Json) -> Json:
        author = author or self.world.person()
        body = {"content": text}
        message = payloads.message(self.world.new_id(), room["id"], author.user, body)
        message |= more
        self.world.messages[message["id"]] = message
        return message

    async def _tell(self, said: Json) -> None:
        room, author = self.world.channels[said["channel_id"]], said["author"]["id"]
        if room["type"] == payloads.DM:
            place: Json = {"channel_type": payloads.DM}
        else:
            person = self.world.people[author]
            member = payloads.member(roles=person.roles, nick=person.nick)
            place = {
                "guild_id": room["guild_id"],
                "channel_type": room["type"],
                "member": member,
            }
        await self.gateway.dispatch("MESSAGE_CREATE", {**said, **place})

    async def _answered(self, said: Json) -> Event:
        """Tell the message and wait: for a reply to it, or in private for any message."""
        private = self.world.channels[said["channel_id"]]["type"] == payloads.DM

        def fits(event: Event) -> bool:
            if event.name != POSTED or event.data["status"] != 200:
                return False
            sent = event.data["result"]
            if private:
                return bool(sent["channel_id"] == said["channel_id"])
            return bool((sent.get("message_reference") or {}).get("message_id") == said["id"])

        reply = self.journal.expect(fits)
        await self._tell(said)
        return await self.journal.outcome(reply)

    async def slash(
        self,
        name: str,
        /,
        *,
        user: Person | None = None,
        locale: str = "en-US",
        channel: Json | int = 0,
        **options: Any,
    ) -> Answer:
        """A person sends a command, with a subcommand as in `"faq add"`; what comes of it.

        A file is given as its name and its content.

        Raises:
            AssertionError: the command is not registered or takes no such options, or no answer
                came.
        """
        data = self._data(name, options)
        room = self._room(channel)
        return await self._interact(COMMAND, user, room, data=data, locale=locale)

    async def press(
        self,
        name: str,
        *,
        user: Person | None = None,
        channel: Json | int = 0,
        typing: bool = False,
        **options: Any,
    ) -> Interaction:
        """A person sends a command, or is `typing` it, and nobody waits for its answer."""
        data = self._data(name, options, focused=list(options)[-1] if typing else None)
        kind = AUTOCOMPLETE if typing else COMMAND
        return await self._start(kind, user, self._room(channel), data=data)

    async def press_button(
        self, message: Json, custom_id: str, *, user: Person | None = None
    ) -> Interaction:
        """A person presses a button and nobody waits for what comes of it."""
        data = {"custom_id": custom_id, "component_type": BUTTON, "id": 1}
        room = self.world.channels[message["channel_id"]]
        return await self._start(COMPONENT, user, room, data=data, message=message)

    async def _start(self, kind: int, user: Person | None, room: Json, **parts: Any) -> Interaction:
        asked = self.world.interact(kind, user or self.world.person(), room, **parts)
        await self.gateway.dispatch("INTERACTION_CREATE", asked.payload)
        return asked

    async def autocomplete(
        self,
        name: str,
        *,
        user: Person | None = None,
        locale: str = "en-US",
        channel: Json | int = 0,
        **options: Any,
    ) -> list[Json]:
        """The choices that appear while a person types the last of the options."""
        data = self._data(name, options, focused=list(options)[-1])
        room = self._room(channel)
        answer = await self._interact(AUTOCOMPLETE, user, room, data=data, locale=locale)
        return list(answer.body["choices"])

    async def menu(
        self, name: str, message: Json, *, user: Person | None = None, locale: str = "en-US"
    ) -> Answer:
        """A person right-clicks a message and picks an app's command by its name."""
        command = self._command(name, kind=3)
        data = {
            "id": command["id"],
            "name": name,
            "type": 3,
            "target_id": message["id"],
            "resolved": {"messages": {message["id"]: message}},
        }
        channel = self.world.channels[message["channel_id"]]
        return await self._interact(COMMAND, user, channel, data=data, locale=locale)

    def _data(self, name: str, options: dict[str, Any], focused: str | None = None) -> Json:
        command, *path = name.split()
        attached = {key: value for key, value in options.items() if isinstance(value, tuple)}
        files = {key: self._attachment(*value) for key, value in attached.items()}
        given = {**options, **{key: file["id"] for key, file in files.items()}}
        data = command_data(self._command(command), path, given, focused)
        if files:
            data["resolved"] = {"attachments": {file["id"]: file for file in files.values()}}
        return data

    def _attachment(self, name: str, content: bytes) -> Json:
        """A file of a person, lying on the server of files."""
        file_id = self.world.new_id()
        self.world.files[file_id] = content
        url = f"{self.base.removesuffix(API)}/files/{file_id}/{name}"
        return {
            "id": file_id,
            "filename": name,
            "size": len(content),
            "url": url,
            "proxy_url": url,
            "content_type": "text/plain; charset=utf-8",
        }

    def _command(self, name: str, kind: int = 1) -> Json:
        here = self.world.commands.get(self.world.guild_id, [])
        return find([*here, *self.world.commands.get(None, [])], name, kind)

    async def click(
        self,
        message: Json,
        custom_id: str,
        *,
        user: Person | None = None,
        locale: str = "en-US",
        values: list[str] | None = None,
    ) -> Answer:
        """A person presses a button, or picks `values` from a list; what comes of it.

        Raises:
            AssertionError: there is nothing of that custom_id to press, or no answer came.
        """
        seen = self.world.messages.get(message["id"], message)
        shown = [part for part in walk(seen["components"]) if part.get("custom_id") == custom_id]
        assert shown, f"The message has no component {custom_id!r}."
        assert not shown[0].get("disabled"), f"The component {custom_id!r} is greyed."
        data = {"custom_id": custom_id, "component_type": shown[0]["type"], "id": shown[0]["id"]}
        if shown[0]["type"] != BUTTON:
            data["values"] = values or []
        room = self.world.channels[seen["channel_id"]]
        return await self._interact(COMPONENT, user, room, data=data, locale=locale, message=seen)

    async def submit(self, form: Answer, fields: dict[str, str]) -> Answer:
        """The person who got a form fills it in, by custom_id, and sends it."""
        asked = form.interaction.payload
        person = asked.get("user") or asked["member"]["user"]
        source = {"message": asked["message"]} if "message" in asked else {}
        sent = self.world.interact(
            FORM_SENT,
            self.world.people[person["id"]],
            asked["channel"],
            data=form_data(form.body, fields),
            locale=asked["locale"],
            **source,
        )
        sent.opened_by = asked
        return await self.answer_to(sent)

    async def _interact(self, kind: int, user: Person | None, room: Json, **parts: Any) -> Answer:
        interaction = self.world.interact(kind, user or self.world.person(), room, **parts)
        return await self.answer_to(interaction)

    async def answer_to(self, interaction: Interaction) -> Answer:
        """Send an interaction to the bot and wait until its person sees more than "thinking"."""

        def fits(event: Event) -> bool:
            return event.name == ANSWER and event.data["answer"].interaction is interaction

        settled = self.journal.expect(fits)
        await self.gateway.dispatch("INTERACTION_CREATE", interaction.payload)
        answer = (await self.journal.outcome(settled)).data["answer"]
        assert isinstance(answer, Answer)
        return answer
