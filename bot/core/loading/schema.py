"""Gives the JSON Schemas of the knowledge files, by which an editor completes and checks them.

They come from the same models that the parser uses. Where YAML lets people write less than the
models hold, the schema says so: one source may stand without brackets, and `yes` and `no` are
truth values, which editors that follow YAML 1.2 would otherwise take for text.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from bot.core.loading.parse import FILES

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that the YAML extensions of the common editors know."""


class _AsWritten(GenerateJsonSchema):
    """A schema of what may be written, which is more than what is kept."""

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A step before a list's check admits its bare item, and the list is never empty.

        The models have no other such step. What they say of the length after it, pydantic's schema
        takes for a text's length.
        """
        listed = super().function_before_schema(schema)
        return {"anyOf": [listed["items"], {**listed, "minItems": 1}]}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's
        """No title for a field: it would be its key again."""
        return False

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """Truth as YAML 1.1 writes it."""
        return {"anyOf": [super().bool_schema(schema), {"enum": ["yes", "no"]}]}


def schemas() -> dict[str, str]:
    """The schemas.

    Returns:
        "faq.schema.json" and so on → JSON text that ends in a line break; for each of `FILES` one.
    """
    return {
        f"{file.removesuffix('.yaml')}.schema.json": _text(
            adapter.json_schema(schema_generator=_AsWritten), file
        )
        for file, adapter in FILES.items()
    }


def _text(schema: dict[str, Any], file: str) -> str:
    titled = {"$schema": DIALECT, **schema, "title": file}
    return json.dumps(titled, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
