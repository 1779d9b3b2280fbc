"""A Discord on loopback: the real bot talks to it as a process, over real HTTP and websocket."""

from .components import button, buttons, texts
from .driver import Discord
from .faults import Fault, Limit
from .process import BotProcess, Ended, start_bot, start_noop
from .schema import Contract
from .world import Answer, Person

__all__ = [
    "Answer",
    "BotProcess",
    "Contract",
    "Discord",
    "Ended",
    "Fault",
    "Limit",
    "Person",
    "button",
    "buttons",
    "start_bot",
    "start_noop",
    "texts",
]
