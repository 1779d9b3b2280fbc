"""What a person's client sends for a command or a form, made from what the bot has registered."""

from __future__ import annotations

from typing import Any

from .components import TEXT_INPUT, Json, walk


def find(commands: list[Json], name: str, kind: int) -> Json:
    """The registered command of this name and type.

    Raises:
        AssertionError: there is none; it tells those that there are.
    """
    found = [one for one in commands if (one["name"], one["type"]) == (name, kind)]
    names = sorted(one["name"] for one in commands)
    assert found, f"No command {name!r} of type {kind} is registered; there are {names}."
    return found[0]


def command_data(
    command: Json, path: list[str], options: dict[str, Any], focused: str | None = None
) -> Json:
    """The data of a command's interaction; `path` names the subcommand, if there is one.

    Raises:
        AssertionError: a client would not let a person send these options.
    """
    inside, levels = command, []
    for name in path:
        inside = _option(inside, name)
        levels.append(inside)
    sent = [_sent(_option(inside, name), value, focused) for name, value in options.items()]
    if focused is None:
        _check_complete(inside, options)
    for level in reversed(levels):
        sent = [{"name": level["name"], "type": level["type"], "options": sent}]
    place = {"guild_id": command["guild_id"]} if "guild_id" in command else {}
    return {"id": command["id"], "name": command["name"], "type": 1, "options": sent, **place}


def _option(node: Json, name: str) -> Json:
    found = [option for option in node.get("options") or () if option["name"] == name]
    assert found, f"{node['name']!r} has no option {name!r}."
    return dict(found[0])


def _sent(option: Json, value: Any, focused: str | None) -> Json:
    sent = {"name": option["name"], "type": option["type"], "value": value}
    if option["name"] == focused:
        assert option.get("autocomplete"), f"{option['name']!r} has no autocomplete."
        return {**sent, "focused": True}
    most = option.get("max_length")
    assert most is None or len(value) <= most, f"{option['name']!r} takes {most} characters."
    choices = [choice["value"] for choice in option.get("choices") or ()]
    assert not choices or value in choices, f"{value!r} is none of the choices {choices}."
    return sent


def _check_complete(node: Json, options: dict[str, Any]) -> None:
    needed = {one["name"] for one in node.get("options") or () if one.get("required")}
    assert needed <= set(options), f"{node['name']!r} also needs {sorted(needed - set(options))}."


def form_data(form: Json, fields: dict[str, str]) -> Json:
    """The data of a form that is sent, `fields` by custom_id; what is not named stays as it was.

    Raises:
        AssertionError: the form has no such field.
    """
    known = {part.get("custom_id") for part in walk(form["components"])}
    assert set(fields) <= known, f"The form has no field {sorted(set(fields) - known)}."
    components = [_filled(part, fields) for part in form["components"]]
    return {"custom_id": form["custom_id"], "components": components}


def _filled(part: Json, fields: dict[str, str]) -> Json:
    kind = {"type": part["type"]}
    if "components" in part:
        return {**kind, "components": [_filled(inner, fields) for inner in part["components"]]}
    if "component" in part:
        return {**kind, "component": _filled(part["component"], fields)}
    if "custom_id" not in part:
        return kind
    value = fields.get(part["custom_id"], part.get("value") or "")
    chosen = {"values": [value] if value else []}
    given = {"value": value} if part["type"] == TEXT_INPUT else chosen
    return {**kind, "custom_id": part["custom_id"], **given}
