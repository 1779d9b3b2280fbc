"""Whatever is in a difference, its message fits: text, components, and a part of each section."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.model import LANGUAGES
from bot.discord_app.editors.buttons import edit_button
from bot.discord_app.editors.review import Section, view_of
from tests.discord_app.editing.desk import PUBLISH

TEXT, COMPONENTS, LABEL = 4000, 40, 80

wild = st.text(st.sampled_from("a *_~`|<>[]()@#\\-+1.\n\u202eñ🎉") | st.characters(), max_size=900)
lines = st.lists(wild | st.just("*" * 900), max_size=40)
sections = st.lists(st.builds(Section, wild, lines.map(tuple)), min_size=1, max_size=13)


def texts(view):
    return [item.content for item in view.walk_children() if hasattr(item, "content")]


@settings(max_examples=200, deadline=None)
@given(sections, st.sampled_from(LANGUAGES), st.booleans())
def test_every_message_fits_into_discords_limits(parts, language, with_file):
    keys = ("publish", "again", "discard")
    buttons = [edit_button(verb, "0" * 16, language) for verb in keys]
    view = view_of(parts, language, "proposal.txt" if with_file else "", buttons)
    shown = texts(view)

    assert view.content_length() <= TEXT
    assert all(shown)
    assert len(list(view.walk_children())) <= COMPONENTS


@given(st.lists(st.builds(Section, st.just("head"), lines.map(tuple)), min_size=1, max_size=8))
def test_no_section_is_crowded_out(parts):
    shown = texts(view_of(parts, "en", "proposal.txt"))

    assert len(shown) == len(parts)
    for text, part in zip(shown, parts, strict=True):
        more = [line for line in text.split("\n") if line.startswith("-# and ")]
        if len(part.lines) > 12:
            assert more
        if not more and all(line.strip() for line in part.lines):
            assert len(text.split("\n")) == 1 + len(part.lines)


async def test_a_difference_of_a_whole_file_shows_its_tests_too(editor, publisher, folder):
    faq = (folder / "faq.yaml").read_text()
    first = faq.index("- id: mayor-words")
    entry = faq[first:]
    many = "".join(
        entry.replace("mayor-words", f"mayor-{n}")
        .replace("How did the mayor describe", f"In version {n}, how did the mayor tell of")
        .replace("¿Cómo describió", f"En la versión {n}, ¿cómo contó")
        for n in range(40)
    )
    shown = await editor.run("import", file=("faq.yaml", (faq + many).encode()), why="x")

    said = "\n".join(part["content"] for part in shown.response.components if part["type"] == 10)
    assert len(said) <= TEXT
    assert "Cannot be published. To mend: " in said
    assert "in the file" in said
    assert PUBLISH not in str(shown.response.components)
