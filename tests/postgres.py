"""A real PostgreSQL for the tests that need one: a server of its own, in a folder of its own.

It does not run as root, so root's tests run it as nobody. Where it is not installed those tests
are skipped, and say so.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from typing import Any, Self

import asyncpg

USER = "faq"
_NOBODY = 65534
_PLACES = Path("/usr/lib/postgresql")
"""Where Debian keeps the programs, by version, and out of everybody's PATH."""


def programs() -> Path | None:
    """The folder with the server's programs; None where it is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    there = sorted(_PLACES.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return there[-1].parent if there else None


class Postgres:
    """A server on a port of its own. Use it with `with`."""

    def __init__(self, bin_: Path) -> None:
        self._bin = bin_
        self._numbers = count(1)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def __enter__(self) -> Self:
        # Not pytest's folder: nobody else may go through that one.
        self._folder = Path(tempfile.mkdtemp(prefix="faq-postgres-"))
        self._as: dict[str, Any] = {}
        if os.getuid() == 0:
            os.chown(self._folder, _NOBODY, _NOBODY)
            self._as = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
        self._do("initdb", "-U", USER, "-A", "trust", "-N", "-E", "UTF8", "--locale=C")
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._control("stop", "-w", "-m", "immediate", check=False)
        shutil.rmtree(self._folder)

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        where = f"-p {self.port} -h 127.0.0.1 -k {self._folder}"
        # Its data need not outlive the machine.
        careless = "-c fsync=off -c full_page_writes=off -c shared_buffers=16MB"
        log = str(self._folder / "log")
        self._control("start", "-w", "-l", log, "-o", f"{where} {careless}")

    def stop(self) -> None:
        """Cut every connection and stop it."""
        self._control("stop", "-w", "-m", "fast")

    def url(self, database: str = "postgres") -> str:
        """The address of a database."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def log(self) -> str:
        """All that the server has said."""
        return (self._folder / "log").read_text(encoding="utf-8")

    async def new_database(self) -> str:
        """The address of an empty database."""
        name = f"faq_{next(self._numbers)}"
        await self.run(f"CREATE DATABASE {name}")
        return self.url(name)

    async def run(self, sql: str, url: str | None = None) -> list[Any]:
        """Do something as the server's owner."""
        connection = await asyncpg.connect(url or self.url())
        try:
            return [tuple(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()

    def _control(self, *arguments: str, check: bool = True) -> None:
        self._do("pg_ctl", *arguments, check=check)

    def _do(self, program: str, *arguments: str, check: bool = True) -> None:
        # No pipe: the server would inherit it, and its end would never come.
        told = self._folder / f"{program}.log"
        with told.open("w", encoding="utf-8") as out:
            done = subprocess.run(
                [self._bin / program, "-D", self._folder / "data", *arguments],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                check=False,
                **self._as,
            )
        assert done.returncode == 0 or not check, told.read_text(encoding="utf-8")
