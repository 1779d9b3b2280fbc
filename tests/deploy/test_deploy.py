"""What a server runs by names the settings, codes and places that there are, and keeps still."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from bot.cli import app
from bot.exits import Exit
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
FINAL = {
    Exit.USAGE,
    Exit.KNOWLEDGE,
    Exit.MISSING_EXTRA,
    Exit.TOKEN_MISSING,
    Exit.TOKEN_REFUSED,
    Exit.INTENTS_REFUSED,
    Exit.SHARDS_REFUSED,
    Exit.VERSION_REFUSED,
}
"""Causes that another start cannot mend."""


def read(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


def compose():
    return yaml.safe_load(read("compose.yaml"))["services"]["bot"]


def unit():
    """Key → its values, of the whole unit."""
    found = {}
    for key, value in re.findall(r"^(\w+)=(.*)$", read("bot.service"), re.MULTILINE):
        found.setdefault(key, []).append(value)
    return found


def instructions():
    """(instruction, its arguments) of the Dockerfile."""
    text = re.sub(r"^#.*\n", "", read("Dockerfile"), flags=re.MULTILINE).replace("\\\n", " ")
    return [tuple(line.split(None, 1)) for line in text.splitlines() if line.strip()]


# .env.example


def test_the_example_names_every_setting_with_its_default_and_no_other():
    shown = dict(re.findall(r"^#?([A-Z_]+)=(.*)$", read(".env.example"), re.MULTILINE))
    fields = {name.upper(): field.default for name, field in Settings.model_fields.items()}
    assert set(shown) == set(fields)
    for name, default in fields.items():
        expected = "" if default in (None, frozenset()) else str(default)
        assert shown[name].lower() == expected.lower()


def test_the_example_with_a_token_alone_is_all_the_settings_there_need_be(tmp_path):
    file = tmp_path / ".env"
    text = read(".env.example")
    file.write_text(text.replace("DISCORD_TOKEN=", "DISCORD_TOKEN=abc"), encoding="utf-8")
    assert Settings(_env_file=file) == Settings(_env_file=None, discord_token="abc")
    file.write_text(re.sub(r"^#([A-Z])", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    assert Settings(_env_file=file) == Settings(_env_file=None)


# Exit codes


def test_every_code_is_final_or_worth_another_start_everywhere():
    (line,) = unit()["RestartPreventExitStatus"]
    assert {int(code) for code in line.split()} == FINAL
    (case,) = re.findall(r"^ +([\d |]+)\)$", read("start.sh"), re.MULTILINE)
    assert {int(code) for code in case.split("|")} == FINAL
    rows = re.findall(r"^\| (\d+) \| .* \| (.*) \|$", read("README.md"), re.MULTILINE)
    assert [int(code) for code, _ in rows] == sorted(Exit)
    assert {int(code) for code, who in rows if who.startswith("you")} == FINAL | {Exit.OK}


def test_another_start_waits_as_long_as_discord_wants():
    assert unit()["RestartSec"] == ["90s"]
    assert "sleep 90" in read("start.sh")
    assert 24 * 60 * 60 / 90 < 1000


@pytest.fixture
def start(tmp_path):
    """Runs start.sh with a `python` that does a line of shell, and a `sleep` that tells."""
    running = []

    def run(line, *arguments):
        for name, text in {
            "python": line,
            "sleep": f'echo "sleep $1"; exec {sys.executable} -c "import signal; signal.pause()"',
        }.items():
            file = tmp_path / name
            file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
            file.chmod(0o755)
        running.append(
            subprocess.Popen(
                ["/bin/sh", str(DEPLOY / "start.sh"), *arguments],
                env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
        )
        return running[-1]

    yield run
    for process in running:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


POSIX = pytest.mark.skipif(os.name != "posix", reason="a script for a container with Linux")


@POSIX
@pytest.mark.parametrize("code", sorted(FINAL))
def test_what_no_start_can_mend_is_waited_for_until_the_container_is_stopped(start, code):
    process = start(f"exit {int(code)}", "run")
    assert process.stdout.readline() == "sleep 3600\n"
    assert f"Exit code {int(code)}:" in process.stderr.readline()
    process.terminate()
    assert process.wait(10) == code


@POSIX
@pytest.mark.parametrize("code", [Exit.PROBLEM, 70])
def test_anything_else_is_tried_again_after_a_while(start, code):
    process = start(f"exit {int(code)}", "run")
    assert process.stdout.readline() == "sleep 90\n"
    process.terminate()
    assert process.wait(10) == code


@POSIX
def test_a_stop_reaches_the_bot_and_waits_for_its_end(start):
    bot = "import signal, sys; print('up', flush=True); signal.sigwait([15]); print('down')"
    mask = "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [15]); "
    process = start(f'exec {sys.executable} -c "{mask}{bot}"', "run")
    assert process.stdout.readline() == "up\n"
    process.terminate()
    assert process.stdout.readline() == "down\n"
    assert process.wait(10) == 0


@POSIX
def test_another_command_ends_as_it_ends(start):
    process = start('echo "$@"; exit 3', "restore", "/backups/a b")
    assert process.communicate(timeout=10)[0] == "-m bot restore /backups/a b\n"
    assert process.returncode == 3


# The container


def test_the_image_is_made_of_what_the_lock_names_and_runs_as_nobody_special():
    given = instructions()
    installs = [text for name, text in given if name == "RUN" and "pip" in text]
    assert any("--require-hashes" in t and "deploy/requirements.lock" in t for t in installs)
    assert [text for name, text in given if name == "USER"] == ["1000:1000"]
    assert ("VOLUME", "/state") in given
    assert sum(name == "FROM" for name, _ in given) == 2


def test_everything_that_is_copied_is_let_in_and_nothing_secret():
    let_in = re.findall(r"^!(.*)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    assert all((ROOT / name).exists() for name in let_in)
    copied = {
        source
        for name, text in instructions()
        if name == "COPY" and "--from" not in text
        for source in text.split()[:-1]
        if not source.startswith("--")
    }
    assert copied == set(let_in)
    assert "*" in (ROOT / ".dockerignore").read_text("utf-8").splitlines()


def test_the_container_has_no_right_and_no_place_that_it_does_not_need():
    bot = compose()
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert bot["security_opt"] == ["no-new-privileges:true"]
    assert not {"cap_add", "privileged", "ports", "network_mode", "user"} & set(bot)
    assert bot["restart"] == "unless-stopped"
    assert bot["mem_limit"] == "512m"
    assert bot["ulimits"] == {"core": 0}
    targets = dict(reversed(volume.split(":")) for volume in bot["volumes"])
    assert targets == {"/knowledge": "../knowledge", "/state": "state", "/backups": "./backups"}
    image = dict(
        re.findall(r"([A-Z_]+)=(\S+)", " ".join(t for n, t in instructions() if n == "ENV"))
    )
    for name in ("KNOWLEDGE_DIR", "STATE_DIR"):
        assert bot["environment"][name] == image[name]


def test_a_database_comes_only_when_it_is_asked_for_and_nobody_outside_reaches_it():
    whole = yaml.safe_load(read("compose.yaml"))
    database = whole["services"]["postgres"]
    assert database["profiles"] == ["postgres"]
    assert not {"ports", "network_mode", "privileged"} & set(database)
    (volume,) = database["volumes"]
    assert volume.split(":")[0] in whole["volumes"]
    assert database["secrets"] == list(whole["secrets"])
    assert database["environment"]["POSTGRES_PASSWORD_FILE"].endswith(database["secrets"][0])
    # What its comment tells to write is an address that the bot takes.
    (url,) = re.findall(r"DATABASE_URL=(\S+)", read("compose.yaml"))
    assert Settings(_env_file=None, database_url=url).database_url
    # And the image has the driver.
    assert re.search(r"^asyncpg==", read("requirements.lock"), re.MULTILINE)


# The service


def test_the_service_may_write_where_it_must_and_nowhere_else():
    service = unit()
    places = dict(line.split("=") for line in service["Environment"])
    assert service["ProtectSystem"] == ["strict"]
    assert service["ReadWritePaths"] == [places["KNOWLEDGE_DIR"]]
    assert places["STATE_DIR"] == f"/var/lib/{service['StateDirectory'][0]}"
    assert service["CapabilityBoundingSet"] == [""]
    assert service["NoNewPrivileges"] == ["yes"]
    assert service["LimitCORE"] == ["0"]


# Figures


def test_container_and_service_tell_their_figures_to_their_own_machine_alone():
    image = " ".join(text for name, text in instructions() if name == "ENV").split()
    for places in (image, unit()["Environment"]):
        address = dict(line.split("=") for line in places)["HEALTH_ADDRESS"]
        assert not Settings(_env_file=None, health_address=address).tells_beyond_this_machine
    assert not {"ports", "expose"} & set(compose())


def test_what_the_service_tells_can_be_switched_off(tmp_path):
    file = tmp_path / ".env"
    file.write_text("HEALTH_ADDRESS=\n", encoding="utf-8")
    assert Settings(_env_file=file).health_address is None


# Words


def test_every_command_that_the_guide_tells_to_run_exists():
    known = get_command(app).commands
    said = re.findall(
        r"(?:python -m bot|^faq|run --rm bot) ([a-z]+)", read("README.md"), re.MULTILINE
    )
    assert {"backup", "restore", "invite"} <= set(said) <= set(known)


def test_both_guides_are_joined():
    assert "`deploy/README.md`" in (ROOT / "README.md").read_text(encoding="utf-8")
