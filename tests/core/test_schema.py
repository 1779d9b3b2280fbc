"""The JSON Schemas that give editors completion."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from bot.core.loading.parse import FILES
from bot.core.loading.schema import schemas

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
NAMES = [file.removesuffix(".yaml") for file in FILES]


class AsEditorsRead(yaml.SafeLoader):
    """Editors follow YAML 1.2: dates, yes and no are text."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in known if not tag.endswith((":timestamp", ":bool"))]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def validator(name: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(schemas()[f"{name}.schema.json"]))


def test_there_is_one_for_each_file():
    assert sorted(schemas()) == sorted(f"{name}.schema.json" for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_schemas_are_current(name):
    shipped = (KNOWLEDGE / "schema" / f"{name}.schema.json").read_text()
    assert shipped == schemas()[f"{name}.schema.json"], "run: python -m bot schema"


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema_with_a_title_and_texts_for_the_editor(name):
    schema = validator(name).schema
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["title"] == f"{name}.yaml"
    assert all(definition.get("description") for definition in schema["$defs"].values())


@pytest.mark.parametrize("loader", [yaml.SafeLoader, AsEditorsRead])
@pytest.mark.parametrize("name", NAMES)
def test_an_editor_finds_no_fault_with_the_shipped_files(name, loader):
    value = yaml.load((KNOWLEDGE / f"{name}.yaml").read_text(), Loader=loader)
    value = json.loads(json.dumps(value, default=str).replace('"true": 2026', '"on": 2026'))
    assert [error.message for error in validator(name).iter_errors(value)] == []


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"source": "article"}, True),
        ({"source": ["article", "vote"]}, True),
        ({"source": []}, False),
        ({"source": 7}, False),
        ({"corrects": "yes"}, True),
        ({"corrects": "maybe"}, False),
        ({"sorce": "article"}, False),
    ],
)
def test_a_statement_takes_what_the_parser_takes(change, fits):
    statement = {"en": "a", "es": "b", "source": "article"} | change
    entry = {
        "id": "a",
        "kind": "answer",
        "topic": "b",
        "question": {"en": "a", "es": "b"},
        "variants": {"en": [], "es": []},
        "answer": [statement],
    }
    assert validator("faq").is_valid([entry]) is fits
