"""A file's text in, the blocks of whole lines that it is made of out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.editing.blocks import block, blocks
from bot.core.editing.errors import EditError
from bot.core.loading.parse import FILES

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "knowledge", ROOT / "tests" / "examples" / "base"]


def names(file, text):
    return [" ".join(found.key) for found in blocks(file, text)]


def texts(file, text):
    return [text[found.start : found.end] for found in blocks(file, text)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("file", FILES)
def test_blocks_of_a_real_file_are_whole_lines_in_order_with_names_of_their_own(folder, file):
    text = (folder / file).read_text(encoding="utf-8")
    found = blocks(file, text)
    assert len({one.key for one in found}) == len(found) > 0
    done = 0
    for one in found:
        assert done <= one.start < one.end
        assert text[one.start - 1 : one.start] in {"", "\n"}
        assert text[one.end - 1] == "\n"
        done = one.end


def test_each_file_is_cut_into_what_people_speak_of(shipped):
    knowledge = shipped.knowledge
    of = {
        file: {found.key for found in blocks(file, (FOLDERS[0] / file).read_text("utf-8"))}
        for file in FILES
    }
    assert of["faq.yaml"] == {(entry.id,) for entry in knowledge.faq}
    sources = knowledge.sources
    assert of["sources.yaml"] == {
        (group, name)
        for group in ("documents", "outlets", "passages", "names")
        for name in getattr(sources, group)
    }
    assert ("must_answer", "ordinance-signed", "council-passed") in of["questions.yaml"]
    assert ("must_refuse", "other-place") in of["questions.yaml"]
    assert ("must_ask",) in of["questions.yaml"]
    assert {("synonyms",), ("places",), ("cues", "people")} <= of["vocabulary.yaml"]
    assert {("refusals", "own-case"), ("in_public", "en"), ("contacts",)} <= of["replies.yaml"]


FAQ = """# What this file is for.
# --- A section ---

# On the first one.
- id: one # here
  # On its kind.
  kind: answer
  text: >-
    said
    # no comment, but said

  # Left behind.

# --- Another section ---

- id: two
  kind: answer
  # Below it.
# On the third one.
-
  id: three
"""


def test_a_comment_directly_above_a_block_belongs_to_it_and_no_other_does():
    assert texts("faq.yaml", FAQ) == [
        FAQ[FAQ.index("# On the first") : FAQ.index("\n  # Left behind")],
        "- id: two\n  kind: answer\n  # Below it.\n",
        "# On the third one.\n-\n  id: three\n",
    ]


def test_comments_at_the_top_of_a_file_are_the_file_s_own():
    assert texts("faq.yaml", "# All of it.\n- id: one\n") == ["- id: one\n"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_line_ends_and_byte_order_mark_do_not_matter(line_break, mark, end):
    plain = FAQ.rstrip() + end
    found = texts("faq.yaml", mark + plain.replace("\n", line_break))
    assert [text.replace(line_break, "\n").rstrip("\n") for text in found] == [
        text.rstrip("\n") for text in texts("faq.yaml", plain)
    ]


def test_what_shares_a_line_is_one_block():
    text = "documents:\n  a: {x: 1}\n  b: {x: 1}\noutlets: {c: {x: 1}, d: {x: 1}}\n"
    assert names("sources.yaml", text) == ["documents a", "documents b", "outlets"]
    assert names("faq.yaml", "[{id: a}, {id: b}]\n") == []


def test_a_name_that_comes_again_is_numbered():
    text = "must_answer:\n- entries: a\n- entries: [a]\n- entries: [a, b]\n"
    assert names("questions.yaml", text) == [
        "must_answer a",
        "must_answer a 2",
        "must_answer a b",
    ]


def test_one_block_is_found_by_its_name():
    found = block("faq.yaml", FAQ, ("two",))
    assert FAQ[found.start :].startswith("- id: two")
    assert block("faq.yaml", FAQ, ("four",)) is None


def test_a_text_that_is_no_yaml_is_refused_with_its_line():
    with pytest.raises(EditError, match=r"faq\.yaml:2: .* Mend this line first"):
        blocks("faq.yaml", "- id: one\n\tkind: answer\n")


@given(st.text(alphabet="a-: \n#[]{}>|'\"é😀,", max_size=60))
@example("{-}")
@example("? a")
@example("a: {b}\nc: d")
def test_any_text_is_cut_or_refused(text):
    try:
        found = blocks("faq.yaml", text)
    except EditError:
        return
    spans = [index for one in found for index in (one.start, one.end)]
    assert spans == sorted(spans)
    assert all(0 <= index <= len(text) for index in spans)
