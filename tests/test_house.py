"""The house keeps its own rules: true documents, small code, words in both languages."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import discord
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from typer.main import get_command

from bot.app import create_bot
from bot.cli import app
from bot.core.editing import wording as changed
from bot.core.model import LANGUAGES
from bot.core.saying import wording
from bot.exits import Exit
from bot.settings import Settings
from bot.texts import commands, host, labels, passing_on

CHAT = discord.AppCommandType.chat_input
ROOT = Path(__file__).resolve().parents[1]
MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 50


def tracked():
    """Every file that is not ignored, in the way git would see it."""
    ignored = [".git", *(line.rstrip("/") for line in read(".gitignore").split())]
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not any(fnmatch(part, name) for part in parts for name in ignored):
            yield path


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def section(heading):
    """The part of README.md under a heading, up to the next one."""
    _, _, rest = read("README.md").partition(f"\n{heading}\n")
    assert rest, f"README.md has no heading {heading!r}"
    return re.split(r"^#", rest, maxsplit=1, flags=re.MULTILINE)[0]


def table(heading):
    """The cells of the table under a heading of README.md, without its head."""
    lines = [line for line in section(heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def python_files(folder):
    return sorted((ROOT / folder).rglob("*.py"))


def place(path, node=None):
    return f"{path.relative_to(ROOT)}{f':{node.lineno}' if node else ''}"


# README.md


def test_readme_lists_every_command_and_no_other():
    listed = [re.fullmatch(r"`python -m bot ?(\w*)`", row[0])[1] for row in table("### Commands")]
    assert sorted(listed) == sorted(["", *get_command(app).commands])


def test_readme_names_only_options_that_its_command_has():
    known = get_command(app)
    for name, text in table("### Commands"):
        command = known.commands.get(name.strip("`").split()[-1], known)
        options = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", text)) <= options, name


def test_every_option_is_in_readme():
    said = section("### Commands")
    for command in get_command(app).commands.values():
        for parameter in command.params:
            options = [option for option in parameter.opts if option.startswith("--")]
            assert not options or any(f"`{option}" in said for option in options), options


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", ".ci/run", "bot/texts/host.py"])
def test_every_command_that_a_text_tells_to_run_exists(name):
    known = get_command(app).commands
    for command in re.findall(r"python -m bot +([a-z][\w-]*)", read(name)):
        assert command in known, command


def test_readme_lists_every_command_of_askers_and_no_other(settings):
    shown = {command.name for command in create_bot(settings).tree.get_commands(type=CHAT)}
    listed = {row[0].strip("`/") for row in table("## For the asker")}
    assert listed == shown - {"ask"}
    assert "`/ask question:`" in section("## For the asker")


def test_readme_lists_every_command_of_editors_with_its_options(settings):
    bot = create_bot(settings.model_copy(update={"home_guild_id": 1}))
    (group,) = bot.tree.get_commands(guild=discord.Object(1))
    known = {one.name: [each.name for each in one.parameters] for one in group.commands}
    listed = {
        row[0].strip("`").removeprefix("/faq-admin "): re.findall(r"`(\w+)`", row[1])
        for row in table("### Editing from Discord")
        if row[0].startswith("`/")
    }
    assert listed == known


def test_readme_lists_every_setting_with_its_default_and_no_other():
    listed = {row[0].strip("`"): row[1].strip("`") for row in table("### Settings")}
    fields = {name.upper(): field.default for name, field in Settings.model_fields.items()}
    assert list(listed) == list(fields)
    for name, default in fields.items():
        match default:
            case None | frozenset():
                assert listed[name] in {"none", "Discord's"}
            case _:
                assert listed[name] == str(default).lower()


def test_readme_lists_every_exit_code_and_no_other():
    assert [int(row[0]) for row in table("### Exit codes")] == sorted(Exit)


@pytest.mark.parametrize(
    ("marker", "extra", "module"),
    [("start", "try", "-m bot"), ("test", "dev", "-m pytest -n auto")],
)
def test_command_of_readme_stands_at_its_marker_on_one_line(marker, extra, module):
    found = re.findall(rf"<!-- {marker} -->\n```sh\n(.*?)\n```", read("README.md"), re.DOTALL)
    assert len(found) == 1
    assert "\n" not in found[0]
    assert f'-e ".[{extra}]"' in found[0]
    assert found[0].endswith(module)
    assert extra in tomllib.loads(read("pyproject.toml"))["project"]["optional-dependencies"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_names_exists(name):
    for path in re.findall(r"`((?:bot|tests|knowledge|deploy)/[\w/.-]*)`", read(name)):
        assert (ROOT / path).exists(), path


# Code


@pytest.mark.parametrize("path", python_files("bot"), ids=place)
def test_file_and_its_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES_OF_A_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = node.end_lineno - node.lineno + 1
            assert lines <= MOST_LINES_OF_A_FUNCTION, f"{place(path, node)} {node.name}: {lines}"


def mocks_in(tree):
    """Names by which the standard library or a plugin fakes an object."""
    forbidden = {
        "mock",
        "Mock",
        "MagicMock",
        "AsyncMock",
        "PropertyMock",
        "create_autospec",
        "mocker",
    }
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found = {part for alias in names for part in alias.name.split(".")}
            case ast.ImportFrom(module=module, names=names):
                found = {*(module or "").split("."), *(alias.name for alias in names)}
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                found = {name}
            case _:
                continue
        yield from ((node, name) for name in found & forbidden)


@pytest.mark.parametrize("path", python_files("tests"), ids=place)
def test_no_test_uses_a_mock(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [f"{place(path, node)} {name}" for node, name in mocks_in(tree)] == []


@pytest.mark.parametrize(
    "code",
    [
        "from unittest import mock",
        "import unittest.mock as m",
        "from unittest.mock import patch",
        "def test(mocker): ...",
        "x = m.MagicMock()",
    ],
)
def test_a_mock_would_be_found(code):
    assert list(mocks_in(ast.parse(code)))


def test_import_arrows_point_down_only():
    # In a process of its own: the linter sets up logging for itself.
    lint = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    done = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


# Files


def test_lock_holds_every_dependency_in_a_version_that_fits():
    lock = read("deploy/requirements.lock")
    locked = dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE))
    locked = {canonicalize_name(name): version for name, version in locked.items()}
    for text in tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]:
        requirement = Requirement(text)
        version = locked.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not locked"
        assert requirement.specifier.contains(version), f"{text} is locked to {version}"


def test_lock_has_a_hash_for_each_package_and_names_no_place():
    lock = read("deploy/requirements.lock")
    packages = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in lock


PRIVATE_PLACES = re.compile(
    r"(?<![\w.:/-])/(?:root|work|home/\w+|Users/\w+|tmp/\w+)/"  # somebody's own folders
    r"|[A-Z]:\\Users\\"
    r"|\bpypi\.|pythonhosted\.|index[-_]url\s*=|artifactor[y]"  # where packages come from
)
TOKEN = re.compile(r"\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}")


def test_no_file_names_a_place_of_one_machine_or_holds_a_token():
    for path in tracked():
        text = path.read_text(encoding="utf-8", errors="replace")
        for pattern in (PRIVATE_PLACES, TOKEN):
            found = pattern.search(text)
            assert not found, f"{place(path)}: {found[0]}"


# Words


def bilingual(module):
    return [
        (n, v) for n, v in vars(module).items() if n.strip("_").isupper() and isinstance(v, dict)
    ]


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        *bilingual(labels),
        *bilingual(wording),
        *bilingual(changed),
        *((name, texts) for name, texts in bilingual(passing_on) if name != "FOUND"),
        *passing_on.FOUND.items(),
    ],
)
def test_every_label_has_both_languages_and_the_same_places_to_fill(name, texts):
    assert set(texts) == set(LANGUAGES)
    english, spanish = texts["en"], texts["es"]
    assert english != spanish
    if isinstance(english, str):
        # An English quotation needs no word on its translation.
        assert spanish.strip()
        assert english.strip() or name == "OUR_TRANSLATION"
        assert placeholders(english) == placeholders(spanish)
    else:
        assert len(english) == len(spanish)


def test_every_text_of_a_command_is_translated_and_fits():
    texts = {
        value
        for name, value in vars(commands).items()
        if name.isupper() and value != commands.SPANISH
    }
    assert texts == set(commands.SPANISH)
    for text in (*commands.SPANISH, *commands.SPANISH.values()):
        assert 1 <= len(text) <= 100  # Discord's limit for a description


def test_every_fatal_cause_is_one_line_that_says_what_to_do():
    assert set(host.FATAL) == {code for code in Exit if code >= Exit.TOKEN_MISSING}
    for text in host.FATAL.values():
        assert "\n" not in text
        assert ":" in text
