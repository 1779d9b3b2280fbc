"""An editor at work in the home server: commands, forms by the labels of their fields, buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.discord_app.reading import text_of

HOME = 81384788765712384
"""The home server's id."""

WORDINGS, WORDINGS_ES = "Wordings in English", "Wordings in Spanish"
STATEMENTS, STATEMENTS_ES = "Statements in English", "Statements in Spanish"
WHY = "Why? Everybody can read this"
PUBLISH, AGAIN, DISCARD, RETRY = "Publish", "Edit again", "Discard", "Try on the new FAQ"


@dataclass(frozen=True)
class Editor:
    """A member of the home server, and the channel they write in."""

    member: Any
    channel: Any

    async def run(self, command: str, **options: Any) -> Any:
        """Type a subcommand of /faq-admin."""
        return await self.member.slash(self.channel, f"faq-admin {command}", **options)

    async def press(self, shown: Any, label: str) -> Any:
        """Press a button under what was shown."""
        return await self.member.click(shown.response, label=label)

    async def send(self, form: Any, typed: Mapping[str, str]) -> Any:
        """Send a form; what is not typed stays as it was."""
        fields = fields_of(form)
        values = {name: typed.get(label, text) for label, (name, text) in fields.items()}
        return await self.member.submit_modal(form, values)

    async def add_wording(self, entry: str, wording: str, **options: Any) -> Any:
        """Propose one more English wording."""
        form = await self.run("edit", entry=entry, **options)
        return await self.send(form, {WORDINGS: f"{typed_in(form)[WORDINGS]}\n{wording}"})


def fields_of(form: Any) -> dict[str, tuple[str, str]]:
    """Label → (custom id, what stands in it)."""
    return {
        label["label"]: (label["component"]["custom_id"], label["component"].get("value") or "")
        for label in form.modal["components"]
    }


def typed_in(form: Any) -> dict[str, str]:
    """Label → what stands in it."""
    return {label: text for label, (_, text) in fields_of(form).items()}


def said(shown: Any) -> str:
    """What a private answer says."""
    assert shown.response.ephemeral
    return text_of(shown.response)


async def file_of(shown: Any) -> str:
    """The file under it, as text."""
    (file,) = shown.response.attachments
    return (await file.read()).decode()
