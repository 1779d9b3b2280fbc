"""Archives that are damaged, of other versions, or made to do harm change nothing."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import json
import sqlite3
import tarfile

import pytest

from bot.backup import layout
from bot.backup.errors import BackupError
from bot.backup.restore import restore
from bot.store.names import FILE as HISTORY

MEMBER = f"state/{HISTORY}"


def members(archive):
    """Name → content."""
    with tarfile.open(archive) as opened:
        return {member.name: opened.extractfile(member).read() for member in opened}


def described(files):
    return {
        name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
    }


def entry(name, data=b"", **fields):
    made = tarfile.TarInfo(name)
    made.size = len(data)
    for field, value in fields.items():
        setattr(made, field, value)
    return made, data


def pack(archive, entries, form=tarfile.GNU_FORMAT):
    with tarfile.open(archive, "w:gz", format=form) as opened:
        for made, data in entries:
            opened.addfile(made, io.BytesIO(data))


def change(archive, files=(), manifest=()):
    """Write an archive anew with other files, and a manifest that fits them unless told another."""
    now = members(archive) | dict(files)
    told = json.loads(now.pop("manifest.json")) | {"files": described(now)} | dict(manifest)
    pack(
        archive, [entry("manifest.json", json.dumps(told).encode()), *map(entry, now, now.values())]
    )


def refused(archive, place, match):
    with pytest.raises(BackupError, match=match):
        restore(archive, place.folder, place.state)
    assert not place.folder.exists()
    assert list(place.state.iterdir()) == []


# Damage


@pytest.mark.parametrize("share", [0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_an_archive_that_is_cut_off(archive, empty, share):
    data = archive.read_bytes()
    archive.write_bytes(data[: int(len(data) * share)])
    refused(archive, empty, "damaged")


def test_an_archive_that_lacks_its_last_byte(archive, empty):
    archive.write_bytes(archive.read_bytes()[:-1])
    refused(archive, empty, "damaged")


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.4, 0.6, 0.8, 0.99])
def test_a_byte_that_is_another(archive, empty, share):
    data = bytearray(archive.read_bytes())
    data[int(len(data) * share)] ^= 0x55
    archive.write_bytes(data)
    refused(archive, empty, "damaged")


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b", b"PK\x03\x04", gzip.compress(b""), b"x" * 9999])
def test_no_archive_at_all(archive, empty, data):
    archive.write_bytes(data)
    refused(archive, empty, "damaged")


def test_a_file_that_is_not_what_the_manifest_says(archive, empty):
    told = described(members(archive))
    del told["manifest.json"]
    other = members(archive)["knowledge/replies.yaml"].swapcase()
    change(archive, {"knowledge/replies.yaml": other}, {"files": told})
    refused(archive, empty, "damaged")


def test_a_file_that_the_manifest_names_and_that_is_not_there(archive, empty):
    told = described(members(archive)) | described({"state/publishing.json": b"{}"})
    del told["manifest.json"]
    change(archive, manifest={"files": told})
    refused(archive, empty, "damaged")


# Paths, links, devices, sizes

NAMES = [
    "../escaped", "/tmp-escaped", "state/../../escaped", "knowledge/../faq.yaml",
    "state/commands.json",
    "knowledge//faq.yaml", "knowledge/schema/faq.schema.json", "state/.env", "STATE/last-good.json",
    "state/publishing.conflict-1.json/../x", "state\\last-good.json", "C:/x", "knowledge/faq.yaml ",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_no_backup_has(archive, empty, name):
    change(archive, {name: b"x"})
    refused(archive, empty, "damaged")


@pytest.mark.parametrize(
    "fields",
    [
        {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"},
        {"type": tarfile.LNKTYPE, "linkname": "knowledge/faq.yaml"},
        {"type": tarfile.CHRTYPE, "devmajor": 1, "devminor": 5},
        {"type": tarfile.FIFOTYPE},
        {"type": tarfile.DIRTYPE},
        {"type": tarfile.GNUTYPE_SPARSE},
    ],
)
def test_a_member_that_is_no_ordinary_file(archive, empty, fields):
    change(archive, {"state/publishing.json": b""})
    now = members(archive)
    del now["state/publishing.json"]
    entries = [*map(entry, now, now.values()), entry("state/publishing.json", **fields)]
    with tarfile.open(archive, "w:gz", format=tarfile.GNU_FORMAT) as opened:
        for made, data in entries:
            opened.addfile(made, io.BytesIO(data))
    refused(archive, empty, "damaged")


def test_a_file_that_comes_twice(archive, empty):
    now = members(archive)
    pack(archive, [*map(entry, now, now.values()), entry("knowledge/faq.yaml", b"[]")])
    refused(archive, empty, "damaged")


def test_the_manifest_does_not_come_first(archive, empty):
    now = members(archive)
    pack(archive, reversed([*map(entry, now, now.values())]))
    refused(archive, empty, "damaged")


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("knowledge/faq.yaml", 3 * 1024**2),
        (MEMBER, layout.LARGEST + 1),
        (MEMBER, -1),
        (MEMBER, "1"),
    ],
)
def test_a_size_that_no_backup_has(archive, empty, name, size):
    told = json.loads(members(archive)["manifest.json"])["files"]
    change(archive, manifest={"files": told | {name: {"size": size, "sha256": "0"}}})
    refused(archive, empty, "damaged")


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE])
def test_a_header_that_claims_a_gigabyte(archive, empty, kind):
    header = tarfile.TarInfo("x")
    header.type, header.size = kind, 1024**3
    archive.write_bytes(gzip.compress(header.tobuf(tarfile.GNU_FORMAT) + b"\0" * 5 * 1024**2))
    refused(archive, empty, "damaged")


def test_headers_within_headers_without_end(archive, empty):
    one = tarfile.TarInfo("x")
    one.type, one.size = tarfile.GNUTYPE_LONGNAME, 0
    archive.write_bytes(gzip.compress(one.tobuf(tarfile.GNU_FORMAT) * 5000))
    refused(archive, empty, "damaged")


def test_a_gigabyte_of_nothing_behind_it(archive, empty):
    data = gzip.decompress(archive.read_bytes())
    archive.write_bytes(gzip.compress(data + b"\0" * 9 * 1024**2))
    refused(archive, empty, "damaged")


@pytest.mark.parametrize(
    "manifest",
    [
        b"[]",
        b"{}",
        b"nope",
        b"\xff",
        b"[" * 100_000,
        b'{"form": 1, "files": []}',
        b'{"form": true}',
    ],
)
def test_a_manifest_that_is_none(archive, empty, manifest):
    now = members(archive) | {"manifest.json": manifest}
    pack(archive, map(entry, now, now.values()))
    refused(archive, empty, "damaged")


def test_a_manifest_that_would_write_into_the_terminal(archive, empty):
    change(archive, manifest={"at": "\x1b[2J"})
    refused(archive, empty, "damaged")


# Databases


def history(archive, tmp_path, *statements):
    """Replace the history by one to which something was done."""
    file = tmp_path / "changed.sqlite3"
    file.write_bytes(members(archive)[MEMBER])
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as opened:
        for statement in statements:
            opened.execute(statement)
    change(archive, {MEMBER: file.read_bytes()})


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON version BEGIN DELETE FROM text; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE other (a)",
        "DROP TABLE schema_version",
    ],
)
def test_a_history_that_the_bot_did_not_write(archive, empty, tmp_path, statement):
    history(archive, tmp_path, statement)
    refused(archive, empty, "none that this bot wrote")


def test_a_history_whose_links_lead_nowhere(archive, empty, tmp_path):
    history(archive, tmp_path, "DELETE FROM text")
    refused(archive, empty, "damaged")


def test_a_history_that_is_no_database(archive, empty):
    change(archive, {MEMBER: b"SQLite format 3\0" + b"x" * 5000})
    refused(archive, empty, "damaged")


# Versions


def test_a_form_of_a_newer_bot(archive, empty):
    change(archive, manifest={"form": 2})
    refused(archive, empty, "Update the bot")


def test_a_history_of_a_newer_bot(archive, empty, tmp_path):
    history(archive, tmp_path, "UPDATE schema_version SET version = 99")
    refused(archive, empty, "Update the bot")


@pytest.mark.parametrize("version", ["0.0.1", "99.0"])
def test_a_backup_of_the_same_form_by_another_version(archive, empty, version):
    change(archive, manifest={"bot": version})
    assert restore(archive, empty.folder, empty.state).manifest.bot == version
