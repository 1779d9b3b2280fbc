"""REST bodies for tests: good ones, to plant one mistake in."""

from __future__ import annotations

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


def command(name="ask", **more):
    return {"name": name, "description": "Ask", "type": 1, **more}


def option(name="question", **more):
    return {"name": name, "description": "x", "type": 3, **more}
