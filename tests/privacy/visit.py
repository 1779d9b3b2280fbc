"""Does whatever a person can do with the bot, found by looking: commands, options, controls."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from simcord import Env
from simcord.backend.errors import BackendError
from simcord.interactions import command_leaves

from tests.privacy.watch import CANARY, FORM, Work

QUESTIONS = (
    "do they honor ice holds?",
    "¿Quién aprobó la ordenanza de Denver?",
    f"who passed the denver ordinance {CANARY}question",
    f"my brother {CANARY}brother was arrested, will they hold him for ice",
    f"ice is at my door right now {CANARY}door",
    f"what is the weather in {CANARY}town",
    "does aurora honor ice detainers",
    "👍👍",
    "ice",
)
_FINDABLE = 12
"""Characters from which a question is found in a log only if somebody wrote it there."""

_COMMAND, _USER_MENU, _MESSAGE_MENU = 1, 2, 3
_STRING, _INTEGER, _BOOLEAN, _USER, _CHANNEL, _NUMBER = 3, 4, 5, 6, 7, 10
_BUTTON, _STRING_SELECT, _TEXT_INPUT, _OTHER_SELECTS = 2, 3, 4, range(5, 9)
_LINK_OR_PREMIUM = (5, 6)
_PAUSE = 40
"""Seconds between questions, so that the limits never stand in the way."""

Opening = Callable[[], Awaitable[list[Any]]]
"""Asks something; gives the messages that are shown then."""


@dataclass(kw_only=True)
class Visitor:
    """A person in one place, a server's channel or a direct message.

    `member` acts in a server, `user` in direct messages; `seen` are the commands that were used,
    `pressed` the ids of the controls.
    """

    work: Work
    actor: Any
    channel: Any
    direct: bool
    seen: set[str] = field(default_factory=set)
    pressed: set[str] = field(default_factory=set)

    @property
    def env(self) -> Env:
        return self.work.env

    async def everything(self) -> None:
        """Every opening, every control on what it shows, and every control on what those show."""
        async for opening in self.openings():
            messages = await opening()
            for first in self._new(messages):
                # A private message shows something else after a press: then it is asked for anew.
                messages = messages if on(first, messages) else await opening()
                shown = await self.press(messages, first)
                for second in self._new(shown):
                    if not on(second, shown):
                        shown = await self.press(await opening(), first)
                    await self.press(shown, second)

    async def openings(self) -> AsyncIterator[Opening]:
        """Questions, commands with each way to fill their options, menus."""
        for question in QUESTIONS:
            yield self.saying(question)
        for command in self._commands():
            if command.get("type", _COMMAND) == _COMMAND:
                for path, leaf in command_leaves(command):
                    async for options in self._fillings(" ".join(path), leaf):
                        yield self._commanding(" ".join(path), options)
            elif not self.direct:
                yield self._choosing(command)

    async def press(self, messages: list[Any], control: Control) -> list[Any]:
        """Use a control where it is still there; fill in a form that comes up."""
        here = on(control, messages)
        if here is None:
            return []
        self.pressed.add(control.id)
        return await self._shown_by(self._use(here, control), here)

    def _new(self, messages: list[Any]) -> Iterator[Control]:
        return (c for c in controls_of(messages) if c.id not in self.pressed)

    def _commands(self) -> list[dict[str, Any]]:
        backend = self.env.backend
        return [
            command
            for kind in (_COMMAND, _USER_MENU, _MESSAGE_MENU)
            for command in backend.visible_commands(
                user_id=self.actor.id, channel_id=self.channel.id, type=kind
            )
        ]

    def saying(self, question: str) -> Opening:
        async def say() -> list[Any]:
            await self.env.advance_time(_PAUSE)
            self._note(question)
            if self.direct:
                return await self._shown_by(self.actor.send_dm(question))
            mention = self.env.bot.user.mention
            return await self._shown_by(self.actor.send(self.channel, f"{mention} {question}"))

        return say

    def _commanding(self, name: str, options: dict[str, Any]) -> Opening:
        async def command() -> list[Any]:
            await self.env.advance_time(_PAUSE)
            self.seen.add(name)
            where = () if self.direct else (self.channel,)
            return await self._shown_by(self.actor.slash(*where, name, **options))

        return command

    def _choosing(self, menu: dict[str, Any]) -> Opening:
        async def choose() -> list[Any]:
            await self.env.advance_time(_PAUSE)
            self.seen.add(menu["name"])
            target = self.actor
            if menu["type"] == _MESSAGE_MENU:
                target = await self.actor.send(self.channel, QUESTIONS[2])
            return await self._shown_by(self.actor.context_menu(self.channel, menu["name"], target))

        return choose

    async def _fillings(self, name: str, leaf: dict[str, Any]) -> AsyncIterator[dict[str, Any]]:
        """Ways to fill the options: each question where text is wanted, and what is suggested."""
        options = leaf.get("options") or []
        texts = [o for o in options if o["type"] == _STRING and not o.get("choices")]
        rest = {o["name"]: self._value(o) for o in options if o not in texts}
        for question in QUESTIONS if texts else ("",):
            self._note(question)
            yield rest | {option["name"]: question for option in texts}
        for option in texts:
            if option.get("autocomplete"):
                for typed in ("car", "det", f"{CANARY}typed", QUESTIONS[0]):
                    choices = await self._complete(name, option["name"], typed, rest)
                    if choices:
                        yield rest | {o["name"]: choices[0]["value"] for o in texts}

    async def _complete(
        self, name: str, option: str, typed: str, rest: dict[str, Any]
    ) -> list[dict[str, Any]]:
        where = () if self.direct else (self.channel,)
        return await self.actor.autocomplete(*where, name, option, typed, **rest)

    def _value(self, option: dict[str, Any]) -> Any:
        if option.get("choices"):
            return option["choices"][0]["value"]
        values = {
            _INTEGER: option.get("min_value", 1),
            _NUMBER: option.get("min_value", 1.0),
            _BOOLEAN: True,
            _USER: self.actor,
            _CHANNEL: self.channel,
        }
        assert option["type"] in values, f"the visitor cannot fill an option of {option}"
        return values[option["type"]]

    async def _use(self, message: Any, control: Control) -> Any:
        if control.values:
            result = await self.actor.select(message, control.values[:1], custom_id=control.id)
        else:
            result = await self.actor.click(message, custom_id=control.id)
        if result.modal is None:
            return result
        inputs = [c for c in _walk(result.modal) if c.get("type") == _TEXT_INPUT]
        return await self.actor.submit_modal(result, {c["custom_id"]: FORM for c in inputs})

    async def _shown_by(self, doing: Awaitable[Any], pressed_on: Any = None) -> list[Any]:
        """The messages that come up, or the one that was pressed on if it is still there."""
        events = self.env.backend.transcript
        before = len(events)
        result = await doing
        private = [getattr(result, "response", None), *getattr(result, "followups", ())]
        said = sum(
            kind == "GATEWAY" and name == "MESSAGE_CREATE" for kind, name, _ in events[before:]
        )
        new = [m for m in self.channel.history()[-said:] if m.author.bot] if said else []
        messages = {m.id: m for m in (pressed_on, *private, *new) if m is not None}
        return [message for message in messages.values() if self._is_there(message)]

    def _is_there(self, message: Any) -> bool:
        try:
            self.env.backend.get_message(self.channel.id, message.id)
        except BackendError:
            return False
        return True

    def _note(self, question: str) -> None:
        if len(question) >= _FINDABLE:
            self.work.questions.add(question)


@dataclass(frozen=True, slots=True)
class Control:
    """A button, or a list with what can be chosen from it."""

    id: str
    values: tuple[str, ...] = ()


def on(control: Control, messages: list[Any]) -> Any | None:
    """The message that has the control now, if any."""
    return next((m for m in messages if control in controls_of([m])), None)


def controls_of(messages: list[Any]) -> list[Control]:
    """Everything on the messages that can be used."""
    found = {
        control.id: control
        for message in messages
        for component in message.components
        for control in _controls(component if isinstance(component, dict) else component.to_dict())
    }
    return list(found.values())


def _controls(component: dict[str, Any]) -> Iterator[Control]:
    for part in _walk(component):
        kind = part.get("type")
        assert kind not in _OTHER_SELECTS, f"the visitor cannot use {part}"
        if not part.get("custom_id") or part.get("disabled"):
            continue
        if kind == _BUTTON and part["style"] not in _LINK_OR_PREMIUM:
            yield Control(part["custom_id"])
        elif kind == _STRING_SELECT:
            values = tuple(option["value"] for option in part["options"])
            yield Control(part["custom_id"], values)


def _walk(component: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield component
    for child in component.get("components") or ():
        yield from _walk(child)
    for name in ("accessory", "component"):
        if component.get(name):
            yield from _walk(component[name])
