"""What other users of the machine, a false Discord and a strange file can and cannot do."""

from __future__ import annotations

import os
import shutil
import ssl
import stat
import subprocess
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.in_use import among_others
from tests.wire.loopback import BotProcess
from tests.wire.loopback.process import ROOT

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


@POSIX
def test_the_folder_that_the_bot_makes_is_shut_to_other_users(tmp_path):
    before = os.umask(0)
    try:
        with among_others(tmp_path / "state"):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o750


@pytest.mark.parametrize("name", ["deploy/.env.example", "deploy/README.md"])
def test_the_guide_gives_the_token_to_its_owner_alone(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert name.endswith(".example") or "install -m 600 deploy/.env.example" in text
    assert name.endswith(".example") or text.count("install -m 400") == 2


def test_discord_is_spoken_to_over_tls():
    assert Route.BASE.startswith("https://discord.com/")
    assert DiscordWebSocket.DEFAULT_GATEWAY.scheme == "wss"


def test_no_line_of_ours_turns_the_check_of_certificates_off():
    for file in (ROOT / "bot").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for word in ("ssl=", "import ssl", "verify=False", "check_hostname", "CERT_NONE"):
            assert word not in text, file.name


def certified(folder: Path) -> tuple[Path, Path]:
    """A key, and a certificate that nobody but itself vouches for."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        [*made, *names, "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    return key, certificate


@asynccontextmanager
async def impostor(folder: Path):
    """A Discord with a certificate of its own making; its address and what it was told."""
    key, certificate = certified(folder)
    heard = []

    async def hear(request: web.Request) -> web.Response:
        heard.append(request.headers.get("Authorization"))
        return web.json_response({})

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", hear)
    runner = web.AppRunner(app)
    await runner.setup()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context)
    await site.start()
    try:
        yield f"https://localhost:{runner.addresses[0][1]}/api/v10", heard
    finally:
        await runner.cleanup()


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the false certificate")
async def test_a_discord_that_nobody_vouches_for_is_told_no_token(tmp_path):
    async with impostor(tmp_path) as (address, heard):
        bot = await BotProcess.start(
            ["-m", "bot", "run"],
            {
                "DISCORD_TOKEN": "a.fine.token",
                "DISCORD_API_BASE": address,
                "KNOWLEDGE_DIR": str(ROOT / "knowledge"),
                "STATE_DIR": str(tmp_path / "state"),
                "SEMANTIC": "off",
            },
            tmp_path,
        )
        try:
            await bot.logs("ClientConnectorCertificateError", within=60)
        finally:
            ended = await bot.kill()
    assert heard == []
    assert "a.fine.token" not in ended.stdout + ended.stderr


@pytest.mark.parametrize("where", ["bot", "tests/bench"])
def test_pickle_is_read_only_from_children_of_ours(where):
    reads = [
        file.relative_to(ROOT).as_posix()
        for file in sorted((ROOT / where).rglob("*.py"))
        if "pickle.load" in file.read_text(encoding="utf-8")
    ]
    assert reads == (["bot/library/gate.py", "bot/library/halves.py"] if where == "bot" else [])


def test_a_question_in_a_file_cannot_command_the_terminal(terminal, tmp_path):
    file = tmp_path / "questions.txt"
    file.write_text("who passed it \x1b[2J\x1b]0;x\x07\n", encoding="utf-8")
    done = terminal("ask", "--batch", file)
    assert "who passed it" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout
