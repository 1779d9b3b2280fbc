"""An edit and the files' texts in, the changed texts out, and every other byte as it was."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.editing.blocks import block, blocks
from bot.core.editing.edit import (
    AddQuestions,
    AddSource,
    EditError,
    PutEntry,
    PutEntryText,
    RemoveEntry,
    ReplaceFile,
    Resume,
    Suspend,
    Together,
    Undo,
    apply,
)
from bot.core.loading.parse import FILES, parse
from bot.core.model import (
    Document,
    Entry,
    Outlet,
    Passage,
    Question,
    Quote,
    Reading,
    Statement,
    Suspension,
    Variants,
)

ROOT = Path(__file__).parents[2]
SHIPPED, BASE = (
    {file: (folder / file).read_bytes().decode() for file in FILES}
    for folder in (ROOT / "knowledge", ROOT / "tests" / "examples" / "base")
)
BROKEN = {**BASE, "faq.yaml": "- id: one\n\tkind: answer\n"}
NAME = "mayor-words"
OTHER = "council-vote"
WITHDRAWN = Suspend(id=NAME, en="A mistake.", es="Un error.", since=date(2026, 11, 23))


def entry(texts, name=NAME):
    return parse(texts).knowledge.entry(name)


def block_of(texts, *key, file="faq.yaml"):
    found = block(file, texts[file], key)
    return texts[file][found.start : found.end]


def edited(texts, edit):
    return {**texts, **apply(edit, texts)}


def told(texts):
    """The rules that these texts break."""
    return {problem.rule for problem in parse(texts).problems}


def changed_lines(old, new):
    """Lines taken out and lines put in, where all others stand in the same order."""
    old, new = old.splitlines(), new.splitlines()
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


def with_line_ends(texts, line_break, mark=""):
    return {file: mark + text.replace("\n", line_break) for file, text in texts.items()}


# Whatever a form can hand in: signs that mean something in YAML, and any character at all.
SIGNS = st.sampled_from(
    [
        *'no yes null 2017-08-28 22:00 1e3 #1 \' "q" ¿qué? [a {a} | >- % @a ` *a &a !a'.split(),
        *"? << = ~ “a” a\\b --- ... a: 😀".split(),
        *("- a", "a: b", "a #b", "a, b", " a", "a ", "a\nb", "a\n\nb", "a  b", "\ta"),
    ]
)
TEXT = SIGNS | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
PROSE = TEXT | st.lists(SIGNS, min_size=1, max_size=40).map(" ".join)
ID = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
STATEMENT = st.builds(
    Statement,
    en=PROSE,
    es=PROSE,
    source=st.lists(ID, min_size=1, max_size=3).map(tuple),
    corrects=st.booleans(),
)
ENTRY = st.builds(
    Entry,
    id=st.sampled_from([NAME, OTHER, "no", "new-one"]),
    kind=st.sampled_from(["answer", "supplement", "not-stated"]),
    topic=st.sampled_from(["ordinance", "people", "other"]),
    question=st.builds(Question, en=TEXT, es=TEXT),
    variants=st.builds(
        Variants,
        en=st.lists(TEXT, max_size=4).map(tuple),
        es=st.lists(TEXT, max_size=4).map(tuple),
    ),
    answer=st.lists(STATEMENT, min_size=1, max_size=3).map(tuple),
    beyond=st.lists(STATEMENT, max_size=2).map(tuple),
    related=st.lists(ID, max_size=3).map(tuple),
    suspended=st.none() | st.builds(Suspension, en=PROSE, es=PROSE, since=st.dates()),
)
ENDS = st.tuples(st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.booleans())


def written(texts, ends):
    """The texts with these line ends, perhaps a byte order mark, perhaps no break at the end."""
    line_break, mark, ended = ends
    texts = {file: text if ended else text.rstrip("\n") for file, text in texts.items()}
    return with_line_ends(texts, line_break, mark)


# What holds for every edit of an entry.


def check_put(texts, wanted):
    new = edited(texts, PutEntry(entry=wanted))
    content = parse(new).knowledge.faq
    assert next(one for one in content if one.id == wanted.id) == wanted
    for file in FILES:
        assert file == "faq.yaml" or new[file] == texts[file]
    for name in ({NAME, OTHER} - {wanted.id}) if texts is not SHIPPED else {"council-passed"}:
        assert block_of(new, name).strip() == block_of(texts, name).strip()
    line_break = "\r\n" if "\r\n" in texts["faq.yaml"] else "\n"
    assert set(re.findall(r"\r\n|\r|\n", new["faq.yaml"])) <= {line_break}
    assert new["faq.yaml"].startswith("\ufeff") == texts["faq.yaml"].startswith("\ufeff")
    assert edited(new, Undo(before=texts, after=new)) == texts
    assert apply(PutEntry(entry=wanted), new) == {}


@given(ENTRY, ENDS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_put_entry_reads_back_as_it_was_given_and_nothing_else_changes(wanted, ends):
    check_put(written(BASE, ends), wanted)


@given(ENTRY, ENTRY)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_put_entry_changes_what_it_wrote_itself_as_well(first, second):
    texts = edited(BASE, PutEntry(entry=first))
    check_put(texts, second)


@given(ENTRY)
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_put_entry_works_in_the_shipped_faq(wanted):
    check_put(SHIPPED, wanted)


def test_put_entry_writes_nothing_where_nothing_changes():
    for texts in (BASE, SHIPPED):
        knowledge = parse(texts).knowledge
        for one in knowledge.faq[:3]:
            assert apply(PutEntry(entry=one), texts) == {}


# Only the lines that say something else.


def test_one_more_wording_is_one_more_line():
    one = entry(SHIPPED, "ordinance-signed")
    variants = Variants(en=(*one.variants.en, "no: a new one"), es=one.variants.es[1:])
    new = edited(SHIPPED, PutEntry(entry=one.model_copy(update={"variants": variants})))
    out, into = changed_lines(SHIPPED["faq.yaml"], new["faq.yaml"])
    assert set(into) - set(out) == {'      - "no: a new one"'}
    assert set(out) - set(into) == {f"      - {one.variants.es[0]}"}


def test_a_reworded_statement_is_folded_anew_and_its_neighbours_are_not():
    one = entry(SHIPPED, "ordinance-signed")
    text = one.answer[0].en + " The city said so itself, on one of its own pages, that year."
    answer = (one.answer[0].model_copy(update={"en": text}), *one.answer[1:])
    new = edited(SHIPPED, PutEntry(entry=one.model_copy(update={"answer": answer})))
    _, into = changed_lines(SHIPPED["faq.yaml"], new["faq.yaml"])
    assert len(into) == 2
    assert max(map(len, into)) <= 100
    assert " ".join(line.strip() for line in into) == text[text.index("signed the") :]


COMMENTED = """\
# All of it.

# Above the entry.
- id: one  # its name
  # Above the kind.
  kind: answer
  topic: people
  question: {en: What it is, es: "¿Qué es?"}
  variants:
    # In English.
    en: [what, which]  # two
    es:
      # Above a wording.
      - qué # here
      - cuál

  answer:
    - en: >-
        It is.
      es: >-
        Es.
      source: [a]
# Below the entry.
"""


def put(text, **changes):
    texts = {**BASE, "faq.yaml": text}
    one = Entry.model_validate(parse({**BASE, "faq.yaml": text}).knowledge.faq[0].model_dump())
    return edited(texts, PutEntry(entry=one.model_copy(update=changes)))["faq.yaml"]


def test_comments_inside_of_an_entry_stay():
    assert put(COMMENTED, kind="supplement") == COMMENTED.replace(
        "kind: answer", "kind: supplement"
    )
    variants = Variants(en=("what", "who"), es=("qué", "quién"))
    assert put(COMMENTED, variants=variants) == COMMENTED.replace(
        "[what, which]", "[what, who]"
    ).replace("- cuál", "- quién")


def test_what_is_written_though_it_is_the_default_stays():
    text = COMMENTED.replace("source: [a]", "source: [a]\n      corrects: false\n  beyond: []")
    assert put(text, topic="law") == text.replace("topic: people", "topic: law")


def test_a_comment_does_not_become_a_part_of_a_text_that_now_takes_a_block():
    block_text = "en: >-\n        It is.\n"
    text = COMMENTED.replace(block_text, "en: It is.  # so far\n")
    new = put(text, answer=(Statement(en="It was.", es="Es.", source=("a",)),))
    assert new == COMMENTED.replace("It is.", "It was.")


def test_brackets_stay_brackets_and_indentation_stays():
    flow = "[{id: one, kind: answer, topic: people, question: {en: a, es: b}, # here\n"
    flow += "  variants: {en: [], es: []}, answer: [{en: a, es: b, source: c}]}]\n"
    assert put(flow, topic="law") == flow.replace("people", "law")
    assert put(flow, related=("x",)) == flow.replace("}]}]", "}], related: [x]}]")
    wide = "-   id: one\n    kind: answer\n    topic: people\n    question:\n        en: a\n"
    wide += "        es: b\n    variants: {en: [], es: []}\n    answer:\n    -   en: a\n"
    wide += "        es: b\n        source: c\n"
    assert put(wide, topic="law") == wide.replace("people", "law")
    assert put(wide, related=("x",)) == wide + "    related: [x]\n"


def test_a_new_entry_stands_below_the_last_of_its_topic():
    new = edited(SHIPPED, put_new())
    keys = [found.key[0] for found in blocks("faq.yaml", new["faq.yaml"])]
    topics = {one.id: one.topic for one in parse(new).knowledge.faq}
    same = [key for key in keys if topics[key] == "people"]
    assert same[-1] == "new-one"
    gap = new["faq.yaml"].partition("- id: new-one")[0]
    assert gap.endswith("\n\n")


def put_new():
    one = parse(SHIPPED).knowledge.faq[0]
    return PutEntry(entry=one.model_copy(update={"id": "new-one", "topic": "people"}))


# As an editor types it.


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("indent", ["", "    "])
def test_a_typed_block_is_taken_as_it_was_typed(line_break, indent):
    texts = with_line_ends(BASE, line_break, "\ufeff")
    typed = block_of(BASE, NAME).replace("    es:", "    # mine\n    es:", 1)
    handed_in = "".join(f"{indent}{line}" for line in typed.splitlines(keepends=True)).rstrip()
    new = edited(texts, PutEntryText(id=NAME, text=handed_in))
    assert block_of(new, NAME) == typed.replace("\n", line_break)
    assert new["faq.yaml"] == texts["faq.yaml"].replace(
        block_of(texts, NAME), typed.replace("\n", line_break)
    )
    assert edited(new, Undo(before=texts, after=new)) == texts


def test_a_typed_block_with_a_new_id_is_a_new_entry():
    typed = block_of(BASE, OTHER).replace(OTHER, "new-one")
    new = edited(BASE, PutEntryText(id="new-one", text=typed))
    assert block_of(new, "new-one") == typed
    assert [one.id for one in parse(new).knowledge.faq] == [OTHER, "new-one", NAME]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- id: another\n  kind: answer\n", "this is not the text of this one entry"),
        ("kind: answer\n", "this is not the text of this one entry"),
        (f"- id: {NAME}\n- id: another\n", "this is not the text of this one entry"),
        (f'- id: {NAME}\n  kind: "answer\n', "your text:2: .* is never closed"),
        ("", "the file is empty"),
    ],
)
def test_a_typed_text_that_is_not_this_entry_is_refused(text, said):
    with pytest.raises(EditError, match=said):
        apply(PutEntryText(id=NAME, text=text), BASE)


@pytest.mark.parametrize("kind", ["typed", "value"])
def test_an_entry_that_was_changed_meanwhile_is_not_overwritten(kind):
    was = block_of(BASE, NAME)
    later = edited(BASE, WITHDRAWN)
    edit = (
        PutEntryText(id=NAME, text=was, was=was)
        if kind == "typed"
        else PutEntry(entry=entry(BASE), was=was)
    )
    assert apply(edit, BASE) == {}
    with pytest.raises(EditError, match="somebody changed this entry"):
        apply(edit, later)


@pytest.mark.parametrize("name", [NAME, "new-one"])
def test_a_new_entry_does_not_take_the_place_of_another(name):
    text = block_of(BASE, NAME).replace(NAME, name)
    value = entry(BASE).model_copy(update={"id": name})
    for edit in (PutEntry(entry=value, was=""), PutEntryText(id=name, text=text, was="")):
        if name == NAME:
            with pytest.raises(EditError, match=r"with this id already.* Choose another"):
                apply(edit, BASE)
        else:
            assert entry(edited(BASE, edit), name) == value


# Removing, withdrawing.


def refused(knowledge):
    """The labelled questions that are to be refused because no source has them."""
    groups = (one for one in knowledge.questions.must_refuse if one.kind == "not-in-sources")
    return {text for group in groups for text in (*group.en, *group.es)}


def test_a_removed_entry_leaves_its_questions_to_be_refused():
    new = edited(SHIPPED, RemoveEntry(id="council-passed"))
    before, knowledge = parse(SHIPPED).knowledge, parse(new).knowledge
    assert knowledge.entry("council-passed") is None
    assert all("council-passed" not in one.related for one in knowledge.faq)
    assert all("council-passed" not in item.entries for item in knowledge.questions.must_answer)
    old, now = refused(before), refused(knowledge)
    alone = [i for i in before.questions.must_answer if i.entries == ("council-passed",)]
    assert now == old | {text for item in alone for text in (*item.en, *item.es)} != old
    assert block_of(new, "ice-detainers") == block_of(SHIPPED, "ice-detainers")
    assert edited(new, Undo(before=SHIPPED, after=new)) == SHIPPED


def test_where_an_entry_was_no_two_blank_lines_are_left():
    for name in ("council-passed", "ordinance-signed", "contact-details"):
        new = edited(SHIPPED, RemoveEntry(id=name))
        for file in ("faq.yaml", "questions.yaml"):
            assert "\n\n\n" not in new[file]


def test_withdrawing_and_giving_again_touches_the_suspension_only():
    withdrawn = edited(BASE, WITHDRAWN)
    out, into = changed_lines(BASE["faq.yaml"], withdrawn["faq.yaml"])
    assert out == []
    assert into == [
        "  suspended:",
        "    en: >-",
        "      A mistake.",
        "    es: >-",
        "      Un error.",
        "    since: 2026-11-23",
    ]
    assert entry(withdrawn).suspended.en == "A mistake."
    assert edited(withdrawn, Resume(id=NAME)) == BASE


# Sources and questions.

DOCUMENT = Document(
    publisher="A paper: the old one",
    published=date(2017, 8, 30),
    url="https://example.org/a",
    read=Reading(on=date(2026, 11, 22), copy="live"),
)
PASSAGE = Passage(
    document="paper-2017",
    fact="B99",
    outlet="wire",
    says="What it says. " * 12 + "So it says.",
    quotes=(Quote(en="a, b", es="¿c?"),),
    as_of=date(2017, 8, 30),
)
SOURCE = AddSource(
    document_id="paper-2017",
    document=DOCUMENT,
    passage_id="paper-vote",
    passage=PASSAGE,
    outlet=Outlet(name="A wire"),
)


@pytest.mark.parametrize("texts", [BASE, SHIPPED, with_line_ends(BASE, "\r\n", "\ufeff")])
def test_a_new_source_has_its_document_outlet_and_passage(texts):
    new = edited(texts, SOURCE)
    sources = parse(new).knowledge.sources
    assert sources.documents["paper-2017"] == DOCUMENT
    assert sources.outlets["wire"] == Outlet(name="A wire")
    assert sources.passages["paper-vote"] == PASSAGE
    for found in blocks("sources.yaml", texts["sources.yaml"]):
        assert texts["sources.yaml"][found.start : found.end] in new["sources.yaml"]
    assert edited(new, Undo(before=texts, after=new)) == texts


def test_a_passage_of_a_known_document_stands_below_the_others_of_it():
    passage = PASSAGE.model_copy(update={"document": "newsmax-2017", "outlet": "none"})
    new = edited(
        BASE,
        AddSource(
            document_id="newsmax-2017", document=None, passage_id="one-more", passage=passage
        ),
    )
    assert list(parse(new).knowledge.sources.passages) == [
        "article-vote",
        "article-message",
        "one-more",
        "post-vote",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"document": None}, "no such document"),
        ({"document_id": "post-2017"}, "such a document already"),
        ({"document_id": "another"}, "names another document"),
        ({"passage_id": "post-vote"}, "such a passage already"),
        ({"outlet": None}, "no such outlet"),
        ({"passage": PASSAGE.model_copy(update={"outlet": "kdvr"})}, "such an outlet already"),
        ({"passage": PASSAGE.model_copy(update={"outlet": "none"})}, "must name it"),
    ],
)
def test_a_source_that_does_not_fit_is_refused(changes, said):
    given_ = {name: getattr(SOURCE, name) for name in SOURCE.__dataclass_fields__}
    with pytest.raises(EditError, match=said):
        apply(AddSource(**{**given_, **changes}), BASE)


@pytest.mark.parametrize(
    ("expects", "group"),
    [
        ((OTHER,), "must_answer"),
        ((NAME,), "must_answer"),
        ((NAME, OTHER), "must_answer"),
        ("off-topic", "must_refuse"),
        ("right-now", "must_refuse"),
        ("ask", "must_ask"),
    ],
)
def test_questions_are_added_where_they_belong_and_once(expects, group):
    edit = AddQuestions(expects=expects, en=("what: is it?", "no"), es=("¿qué?", "¿qué?"))
    new = edited(BASE, edit)
    now = getattr(parse(new).knowledge.questions, group)
    before = getattr(parse(BASE).knowledge.questions, group)
    items = (now,) if group == "must_ask" else now
    olds = (before,) if group == "must_ask" else before
    here = [i for i in items if {"what: is it?", "no"} <= set(i.en) and i.es.count("¿qué?") == 1]
    assert len(here) == 1
    match expects:
        case tuple():
            assert here[0].entries == expects
        case "ask":
            assert here[0] is now
        case _:
            assert here[0].kind == expects
    assert {text for i in olds for text in i.en} < {text for i in items for text in i.en}
    assert apply(edit, new) == {}
    assert edited(new, Undo(before=BASE, after=new)) == BASE


# Whole files, several edits.


def test_a_whole_file_is_taken_as_it_is():
    assert apply(ReplaceFile(name="faq.yaml", text="\ufeff[]\r\n"), BASE) == {
        "faq.yaml": "\ufeff[]\r\n"
    }
    assert apply(ReplaceFile(name="faq.yaml", text=BASE["faq.yaml"]), BASE) == {}


def test_several_edits_go_together_or_not_at_all():
    statement = Statement(en="It is so.", es="Es así.", source=("paper-vote",))
    one = entry(BASE).model_copy(update={"beyond": (statement,)})
    together = Together(edits=(SOURCE, PutEntry(entry=one), WITHDRAWN))
    new = apply(together, BASE)
    assert set(new) == {"sources.yaml", "faq.yaml"}
    assert entry({**BASE, **new}).beyond == (statement,)
    assert entry({**BASE, **new}).suspended is not None
    with pytest.raises(EditError):
        apply(Together(edits=(SOURCE, Resume(id=NAME))), BASE)


# Undo.


def test_what_came_later_stays_when_a_version_is_taken_back():
    first = edited(BASE, WITHDRAWN)
    one = entry(BASE, OTHER).model_copy(update={"topic": "law"})
    second = edited(first, Together(edits=(PutEntry(entry=one), SOURCE)))
    assert edited(second, Undo(before=BASE, after=first)) == edited(
        BASE, Together(edits=(PutEntry(entry=one), SOURCE))
    )


@pytest.mark.parametrize("ends", [("\n", "", True), ("\r\n", "\ufeff", True), ("\n", "", False)])
def test_an_added_entry_is_taken_back_from_between_later_ones(ends):
    texts = written(BASE, ends)
    one = entry(texts)
    first = edited(texts, PutEntry(entry=one.model_copy(update={"id": "one"})))
    two = PutEntry(entry=one.model_copy(update={"id": "two"}))
    second = edited(first, two)
    assert edited(second, Undo(before=texts, after=first)) == edited(texts, two)


def test_a_removed_entry_comes_back_to_its_place():
    first = edited(SHIPPED, RemoveEntry(id="council-passed"))
    later = AddQuestions(expects="off-topic", en=("what is this",))
    second = edited(first, later)
    assert edited(second, Undo(before=SHIPPED, after=first)) == edited(SHIPPED, later)


def test_what_was_changed_again_is_a_conflict_with_its_name():
    first = edited(BASE, WITHDRAWN)
    second = edited(first, PutEntry(entry=entry(first).model_copy(update={"topic": "law"})))
    with pytest.raises(EditError, match=rf"faq\.yaml, {NAME}: .* changed again"):
        apply(Undo(before=BASE, after=first), second)
    gone = edited(first, RemoveEntry(id=NAME))
    with pytest.raises(EditError, match=rf"faq\.yaml, {NAME}: .* changed again"):
        apply(Undo(before=BASE, after=first), gone)


def test_taking_back_twice_changes_nothing():
    first = edited(BASE, WITHDRAWN)
    assert apply(Undo(before=BASE, after=first), BASE) == {}
    assert apply(Undo(before=BASE, after=first), {**BASE, **apply(SOURCE, BASE)}) == {}


def test_blocks_put_into_another_order_are_put_back_or_a_conflict():
    head, one, two = re.split(r"(?m)^(?=- id)", BASE["faq.yaml"])
    turned = {**BASE, "faq.yaml": head + two + "\n" + one.rstrip("\n") + "\n"}
    assert edited(turned, Undo(before=BASE, after=turned)) == BASE
    one = PutEntry(entry=entry(BASE).model_copy(update={"id": "one"}))
    turned = edited(turned, one)
    later = edited(turned, WITHDRAWN)
    with pytest.raises(EditError, match="changed again"):
        apply(Undo(before=BASE, after=turned), later)


def test_a_file_that_was_broken_is_put_back():
    assert edited(BROKEN, Undo(before=BASE, after=BROKEN)) == BASE


def test_a_heading_that_came_to_stand_above_an_added_block_is_not_taken_away_with_it():
    first = edited(BASE, AddQuestions(expects=(NAME,), en=("why",)))
    second = edited(first, RemoveEntry(id=OTHER))
    with pytest.raises(EditError, match=f"must_answer {NAME}: .* changed again"):
        apply(Undo(before=BASE, after=first), second)


def test_a_group_that_lost_its_last_block_is_a_conflict():
    first = edited(BASE, RemoveEntry(id=OTHER))
    second = edited(first, AddQuestions(expects=(NAME,), en=("why",)))
    assert "must_answer: []" in first["questions.yaml"]
    with pytest.raises(EditError, match=r"questions\.yaml, the file as a whole: .* changed again"):
        apply(Undo(before=BASE, after=first), second)


def test_two_blocks_do_not_run_into_one_another_at_the_end_of_a_file():
    texts = written(BASE, ("\n", "", False))
    first = edited(texts, RemoveEntry(id=NAME))
    second = edited(first, RemoveEntry(id=OTHER))
    third = edited(second, PutEntry(entry=entry(texts)))
    with pytest.raises(EditError, match="changed again"):
        apply(Undo(before=first, after=second), third)


def test_the_last_entry_can_go_and_a_first_one_come():
    empty = edited(BASE, Together(edits=(RemoveEntry(id=NAME), RemoveEntry(id=OTHER))))
    assert empty["faq.yaml"].endswith("\n[]\n")
    assert entry(edited(empty, PutEntry(entry=entry(BASE)))) == entry(BASE)
    assert edited(empty, Undo(before=BASE, after=empty)) == BASE


EDIT = st.one_of(
    st.builds(PutEntry, entry=ENTRY),
    st.builds(RemoveEntry, id=st.sampled_from([NAME, OTHER])),
    st.builds(Suspend, id=st.sampled_from([NAME, OTHER]), en=PROSE, es=PROSE, since=st.dates()),
    st.builds(
        AddQuestions,
        expects=st.sampled_from([(NAME,), (NAME, OTHER), "off-topic", "right-now", "ask"]),
        en=st.lists(TEXT, max_size=3).map(tuple),
        es=st.lists(TEXT, max_size=3).map(tuple),
    ),
    st.builds(
        lambda says, name: AddSource(
            document_id="paper-2017",
            document=DOCUMENT.model_copy(update={"publisher": name}),
            passage_id="paper-vote",
            passage=PASSAGE.model_copy(update={"says": says}),
            outlet=Outlet(name=name),
        ),
        PROSE,
        TEXT,
    ),
)


@given(st.lists(EDIT, min_size=2, max_size=4), ENDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_edited_the_files_stay_whole_and_each_version_can_be_taken_back(edits, ends):
    states = [written(BASE, ends)]
    for edit in edits:
        try:
            new = edited(states[-1], edit)
        except EditError as error:
            assert re.search("no such entry|already|not there", str(error))  # noqa: PT017 - or none
            continue
        assert told(new) <= {"too-few"}  # a FAQ without an entry
        for text in new.values():
            assert set(re.findall(r"\r\n|\r|\n", text)) <= {ends[0]}
            assert text.startswith("\ufeff") == bool(ends[1])
        assert edited(new, Undo(before=states[-1], after=new)) == states[-1]
        states.append(new)
    for before, after in pairwise(states):
        try:
            assert told(edited(states[-1], Undo(before=before, after=after))) <= {"too-few"}
        except EditError as error:
            assert "changed again" in str(error)  # noqa: PT017 - or none


def test_a_mistake_elsewhere_in_a_file_does_not_keep_an_entry_from_being_edited():
    texts = {**BASE, "faq.yaml": BASE["faq.yaml"].replace("en: Who voted", "en: “Who voted”, who")}
    assert [problem.rule for problem in parse(texts).problems] == ["smart-quotes"]
    first = edited(texts, WITHDRAWN)
    second = edited(first, SOURCE)
    assert edited(second, Undo(before=texts, after=first)) == edited(texts, SOURCE)
    assert "suspended:" in block_of(first, NAME)


# What cannot be applied.


@pytest.mark.parametrize(
    ("edit", "texts", "said"),
    [
        (RemoveEntry(id="gone"), BASE, r"faq\.yaml, gone: there is no such entry.* Look up"),
        (Resume(id="gone"), BASE, "no such entry"),
        (Suspend(id="gone", en="a", es="b", since=date(2026, 1, 1)), BASE, "no such entry"),
        (Resume(id=NAME), BASE, "not withdrawn"),
        (AddQuestions(expects=("gone",), en=("a",)), BASE, "not there"),
        (AddQuestions(expects="gone", en=("a",)), BASE, "no such kind of no"),
        (ReplaceFile(name="other.yaml", text=""), BASE, r"other\.yaml: there is no such file"),
        (ReplaceFile(name="../faq.yaml", text=""), BASE, "no such file"),
        (RemoveEntry(id=NAME), {}, r"faq\.yaml: there is no such file"),
        (RemoveEntry(id=NAME), BROKEN, r"faq\.yaml:2: .* tab"),
        (RemoveEntry(id=NAME), {**BASE, "faq.yaml": "a: b\n"}, "not a list of entries"),
        (RemoveEntry(id=NAME), {**BASE, "questions.yaml": "a: b\n"}, "no list of questions"),
        (SOURCE, {**BASE, "sources.yaml": "a: b\n"}, "is no map"),
    ],
)
def test_an_edit_that_cannot_be_applied_says_why_and_where(edit, texts, said):
    with pytest.raises(EditError, match=said):
        apply(edit, texts)


def test_no_yaml_can_hold_half_a_character():
    half = entry(BASE).model_copy(
        update={"question": Question.model_construct(en="\ud800", es="a")}
    )
    with pytest.raises(EditError):
        apply(PutEntry(entry=half), BASE)
