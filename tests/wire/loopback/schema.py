"""Discord's OpenAPI document as a judge: a REST body in, the sentence of what is wrong out.

`jsonschema-rs` judges in microseconds; `jsonschema` is asked only to say why.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs

ROOT = Path(__file__).resolve().parents[3]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def document_path() -> Path:
    """Where the document lies: `DISCORD_OPENAPI`, or beside the repository."""
    return Path(os.environ.get("DISCORD_OPENAPI") or ROOT / "../shared/discord-openapi.json")


class Contract:
    """The schemas of all request and response bodies, compiled when first used."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        # discord.py writes some ids as integers and Discord takes them: so do we, only for ids.
        document["components"]["schemas"]["SnowflakeType"] = {
            "type": ["string", "integer"],
            "pattern": "^(0|[1-9][0-9]*)$",
            "minimum": 0,
        }
        self._compiled: dict[str, jsonschema_rs.Draft202012Validator] = {}

    @classmethod
    def load(cls, path: Path) -> Contract | None:
        """The contract from the document at `path`, or None where there is none."""
        return cls(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None

    def request_problem(self, method: str, route: str, body: Any) -> str | None:
        """Why Discord would refuse this body on this route; None if it would take it."""
        return self._problem(f"{_pointer(method, route)}/requestBody", body)

    def response_problem(self, method: str, route: str, body: Any) -> str | None:
        """Why Discord would never answer this: a guard against our own misreadings."""
        return self._problem(f"{_pointer(method, route)}/responses/200", body)

    def _problem(self, pointer: str, body: Any) -> str | None:
        schema = self._schema(f"{pointer}/content/application~1json/schema")
        judge = self._compiled.get(pointer)
        if judge is None:
            judge = self._compiled[pointer] = jsonschema_rs.Draft202012Validator(schema)
        return None if judge.is_valid(body) else _explain(schema, body)

    def _schema(self, pointer: str) -> dict[str, Any]:
        return {**self._document, "$schema": DIALECT, "$ref": f"#{pointer}"}


def _pointer(method: str, route: str) -> str:
    path = route.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
    return f"/paths/{path}/{method.lower()}"


def _explain(schema: dict[str, Any], body: Any) -> str:
    errors = jsonschema.Draft202012Validator(schema).iter_errors(body)
    best = max(map(_deepest, errors), key=_depth)
    said = best.message
    short = said if len(said) <= 200 else f"{said[:80]} … {said[-110:]}"
    return f"{best.json_path}: {short}"


def _deepest(error: jsonschema.ValidationError) -> jsonschema.ValidationError:
    """The reason inside a union: of the branch whose `type` is the body's own."""
    while error.context:
        others = {one.schema_path[0] for one in error.context if list(one.path) == ["type"]}
        meant = [one for one in error.context if one.schema_path[0] not in others]
        error = max(meant or error.context, key=_depth)
    return error


def _depth(error: jsonschema.ValidationError) -> int:
    return len(error.absolute_path)
