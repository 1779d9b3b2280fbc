"""SECURITY.md promises nothing that no test looks at."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.wire.loopback.process import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
THREATS = TEXT.partition("\n## Threats\n")[2].partition("\n## ")[0]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def rows():
    """The cells of each row of each table of threats, without the heads."""
    for line in THREATS.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "way":
            yield cells


@cache
def functions_of(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, functions)}


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row[0][:60])
def test_each_threat_is_met_and_tested(row):
    way, gain, barrier, tests = row
    assert all((way, gain, barrier))
    named = TEST.findall(tests)
    assert named
    assert TEST.sub("", tests).strip(" ,") == ""
    for path, name in named:
        assert name.startswith("test_")
        assert name in functions_of(path), f"{path}::{name}"


def test_every_kind_of_attacker_has_a_table():
    headings = re.findall(r"^### (.*)$", THREATS, re.MULTILINE)
    assert len(headings) == THREATS.count("| way |")
    assert len(headings) >= 11
    assert len(list(rows())) > 4 * len(headings) - 5


def test_a_flaw_is_reported_in_private_and_to_no_address():
    assert "Report a\nvulnerability" in TEXT
    assert "@" not in re.sub(r"@everyone", "", TEXT)
