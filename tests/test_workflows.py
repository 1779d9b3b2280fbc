"""What runs on GitHub: pinned, with few rights, and no code of a stranger with a right to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".github" / "workflows"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))}
# GitHub reads `on` as text; YAML 1.1, which PyYAML follows, as true.
WORKFLOWS = {name: yaml.safe_load(text.replace("\non:", '\n"on":')) for name, text in TEXTS.items()}
EACH = pytest.mark.parametrize("name", TEXTS)


def steps(name):
    return [step for job in WORKFLOWS[name]["jobs"].values() for step in job["steps"]]


def code(name):
    return [step.get("run") or step.get("with", {}).get("script", "") for step in steps(name)]


def test_there_are_the_two_halves():
    assert {"knowledge", "knowledge-comment"} <= set(TEXTS)
    assert WORKFLOWS["knowledge-comment"]["on"]["workflow_run"]["workflows"] == [
        WORKFLOWS["knowledge"]["name"]
    ]


@EACH
def test_every_action_is_pinned_by_its_commit(name):
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action), action
        assert re.search(re.escape(action) + r" # v\d+\.\d+\.\d+\n", TEXTS[name])


@EACH
def test_no_text_of_an_event_is_pasted_into_code(name):
    assert any(code(name))
    for text in code(name):
        assert "${{" not in text


@EACH
def test_each_job_ends_by_itself(name):
    assert all(0 < job["timeout-minutes"] <= 20 for job in WORKFLOWS[name]["jobs"].values())


@pytest.mark.parametrize("name", ["gate", "audit"])
def test_what_only_looks_has_no_right_to_write_and_keeps_no_key(name):
    workflow = WORKFLOWS[name]
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets." not in TEXTS[name]
    for step in steps(name):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_once_a_week_the_lock_is_looked_up_and_must_be():
    assert WORKFLOWS["audit"]["on"]["schedule"]
    said = "\n".join(code("audit"))
    assert "--require-hashes" in said
    assert ".ci/audit.py --must" in said


def test_the_half_that_runs_code_of_a_pull_request_may_only_read():
    workflow = WORKFLOWS["knowledge"]
    assert list(workflow["on"]) == ["pull_request"]
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    assert "secrets." not in TEXTS["knowledge"]
    (checkout,) = [step for step in steps("knowledge") if "checkout" in step.get("uses", "")]
    assert checkout["with"]["persist-credentials"] is False


def test_the_half_that_may_write_runs_no_code_of_a_pull_request():
    workflow = WORKFLOWS["knowledge-comment"]
    assert list(workflow["on"]) == ["workflow_run"]
    assert workflow["permissions"] == {}
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    actions = {step["uses"].partition("@")[0] for step in job["steps"]}
    assert actions == {"actions/github-script", "actions/download-artifact"}
    assert all("run" not in step for step in job["steps"])


def test_what_a_stranger_left_is_small_and_belongs_to_this_run_before_it_is_posted():
    *_, script = code("knowledge-comment")
    before, _, _ = script.partition("createComment")
    for guard in ("lstatSync", "head.sha === run.head_sha", "head.repo?.id", "slice(0, LONGEST)"):
        assert guard in before
    assert "require(" not in script.replace("require('fs')", "")


def test_the_hook_checks_the_faq_when_it_changes():
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (hook,) = [h for repo in config["repos"] for h in repo["hooks"] if h["id"] == "knowledge-check"]
    assert hook["entry"].endswith("-m bot check")
    assert re.match(hook["files"], "knowledge/faq.yaml")
    assert not re.match(hook["files"], "bot/knowledge/faq.yaml")
