"""What can be fuzzed, by name."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Protocol, cast

from tests.fuzz import custom_id, editing, question, yaml_text


class Target(Protocol):
    """Bytes in, nothing out if all is well."""

    def prepare(self) -> None:
        """Load what the inputs are tried on."""

    def check(self, data: bytes) -> None:
        """Try one input. Whatever it raises is a finding."""

    def seeds(self) -> Iterator[bytes]:
        """Good inputs to begin with."""

    def words(self) -> Iterator[str]:
        """Pieces to put into them."""


_MODULES: dict[str, ModuleType] = {
    "question": question,
    "yaml": yaml_text,
    "customid": custom_id,
    "editing": editing,
}
TARGETS = {name: cast("Target", module) for name, module in _MODULES.items()}
