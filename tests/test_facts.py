"""Each row of the fact dossier that the FAQ must carry, and the entries that carry it."""

from __future__ import annotations

import re

import pytest

ARTICLE = "newsmax-2017"

# A: what the article says.
SAID = {
    "A1": ["council-passed", "what-it-does", "city-or-state"],
    "A2": ["when-passed"],
    "A3": ["what-it-does", "protection-from-ice"],
    "A4": ["status-questions", "what-it-does", "who-must-follow"],
    "A5": ["ice-detainers", "what-it-does"],
    "A6": ["jail-interviews", "what-it-does"],
    "A7": ["federal-law", "who-is-hancock"],
    "A8": ["mayor-statement"],
    "A9": ["crime-victims", "mayor-statement"],
    "A10": ["mayor-statement", "effects", "council-reasons", "other-steps"],
    "A11": ["executive-order", "who-is-hancock"],
    "A12": ["legal-defense-fund", "executive-order"],
    "A13": ["executive-order"],
    "A14": ["williams-letter", "trump-role", "who-is-williams"],
    "A15": ["williams-letter", "trump-role", "who-is-williams"],
    "A16": ["williams-letter"],
    "A17": ["mayor-reply"],
    "A18": ["mayor-reply"],
    "A19": ["mayor-reply"],
    "A20": ["current-mayor", "who-is-hancock", "who-is-williams", "people-details"],
    "A21": ["outlets"],
    "A22": ["outlets"],
}

# N: what the article does not say. The entry says so, or answers from another source.
UNSAID = {
    "N1": ["ordinance-name"],
    "N2": ["when-passed", "in-force-today"],
    "N3": ["vote-count", "council-passed", "council-debate", "council-reasons"],
    "N4": ["exceptions", "serious-crimes", "jail-interviews", "status-questions", "what-it-does"],
    "N5": ["jail-interviews"],
    "N6": ["release-notices"],
    "N7": [
        "status-sharing",
        "city-services",
        "police-stops",
        "courts",
        "schools",
        "hospitals",
        "private-businesses",
        "other-places-of-life",
        "who-is-covered",
    ],
    "N8": ["detainer-length"],
    "N9": ["penalties"],
    "N10": ["sanctuary-city"],
    "N11": ["federal-reaction", "trump-role", "lawsuit", "federal-money", "other-reactions"],
    "N12": ["executive-order", "legal-defense-fund"],
    "N13": ["parties", "people-details", "current-mayor"],
    "N14": ["help-lines", "contact-details"],
    "N15": ["outlets", "article-text"],
}

# B: what other sources say, as far as two of them or an official one say it.
# Left out, being less sure: B11, B21, B27 to B29 and B31.
BACKGROUND = {
    "B2": ["ordinance-name"],
    "B3": ["when-passed", "vote-count"],
    "B4": ["vote-count"],
    "B5": ["ordinance-signed", "council-passed", "executive-order"],
    "B6": ["ordinance-name"],
    "B7": [
        "status-questions",
        "status-sharing",
        "who-must-follow",
        "who-is-covered",
        "police-stops",
        "city-services",
        "exceptions",
    ],
    "B8": ["jail-interviews", "exceptions"],
    "B9": ["ice-detainers", "before-the-ordinance", "exceptions", "serious-crimes"],
    "B10": ["release-notices", "ice-detainers"],
    "B12": ["williams-letter", "trump-role"],
    "B13": ["mayor-reply"],
    "B14": ["williams-letter", "parties", "who-is-williams"],
    "B15": ["federal-reaction"],
    "B16": ["sanctuary-city", "before-the-ordinance", "ice-detainers"],
    "B17": ["executive-order", "federal-money"],
    "B18": ["legal-defense-fund"],
    "B19": ["state-law", "later-rules", "courts", "city-or-state"],
    "B20": ["state-law", "later-rules"],
    "B22": ["lawsuit", "federal-law"],
    "B23": ["current-mayor", "who-is-hancock", "people-details"],
    "B24": ["congress-hearing", "sanctuary-city"],
    "B25": ["order-152", "later-rules"],
    "B26": ["mask-ban", "later-rules"],
    "B30": ["mayor-statement"],
}

# W: where the article is short or wrong. The fact with which the entry corrects it, and a word.
CORRECTED = {
    "W1": {"jail-interviews": ("B8", "warrant"), "what-it-does": ("B8", "warrant")},
    "W2": {
        "ice-detainers": ("B10", "tell ICE"),
        "protection-from-ice": ("B10", "tell ICE"),
        "what-it-does": ("B10", "tell"),
    },
    "W3": {"status-questions": ("B7", "exceptions"), "what-it-does": ("B7", "exceptions")},
    "W4": {"williams-letter": ("B12", "two letters")},
    "W5": {"williams-letter": ("B13", "before"), "mayor-reply": ("B13", "before")},
    "W6": {"ice-detainers": ("B9", "not new")},
    "W7": {"federal-law": ("B22", "sued")},
    "W8": {"executive-order": ("B5", "signed"), "legal-defense-fund": ("B18", "nonprofits")},
    "W9": {
        "when-passed": ("B3", "2017"),
        "mayor-statement": ("B23", "no longer mayor"),
        "current-mayor": ("B23", "became mayor"),
    },
    "W10": {"protection-from-ice": ("N7", "mislead")},
    "W11": {"outlets": ("B1", "relays")},
}


def pairs(table):
    """(row, entry), one test each."""
    return [(row, entry) for row, entries in table.items() for entry in entries]


def rows_of(passage):
    """ "B2, B5" and "N1-N15", the latter with a long dash, as single rows."""
    for letter, first, last in re.findall(r"([ABN])(\d+)(?:\u2013[ABN](\d+))?", passage.fact):
        yield from (f"{letter}{row}" for row in range(int(first), int(last or first) + 1))


@pytest.fixture(scope="module")
def carried(shipped):
    """Entry id and statements to the rows that their passages carry."""
    passages = shipped.knowledge.sources.passages

    def rows(statements):
        cited = {passage for statement in statements for passage in statement.source}
        return {row for passage in cited for row in rows_of(passages[passage])}

    return rows


@pytest.fixture(scope="module")
def entry_of(shipped):
    def find(entry_id):
        entry = shipped.knowledge.entry(entry_id)
        assert entry is not None, f"faq.yaml has no entry {entry_id}"
        return entry

    return find


@pytest.mark.parametrize(("row", "entry"), pairs(SAID))
def test_what_the_article_says_stands_in_the_answer_itself(row, entry, entry_of, carried):
    assert row in carried(entry_of(entry).answer)


@pytest.mark.parametrize(("row", "entry"), pairs(BACKGROUND))
def test_what_other_sources_say_stands_in_an_entry(row, entry, entry_of, carried):
    assert row in carried(entry_of(entry).statements())


@pytest.mark.parametrize(("row", "entry"), pairs(UNSAID))
def test_what_the_article_leaves_out_can_be_asked(row, entry, entry_of):
    """The entry exists and says in its answer, or by a correction, what the article lacks."""
    found = entry_of(entry)
    said = " ".join(s.en for s in found.answer) + " ".join(s.en for s in found.beyond if s.corrects)

    assert found.kind != "answer" or re.search(r"\b(no|not|only|leaves out|exceptions)\b", said)


@pytest.mark.parametrize(
    ("row", "entry", "fact", "word"),
    [
        (row, entry, fact, word)
        for row, entries in CORRECTED.items()
        for entry, (fact, word) in entries.items()
    ],
)
def test_where_the_article_misleads_a_correction_says_so(row, entry, fact, word, entry_of, carried):
    assert any(
        fact in carried([statement]) and word in statement.en
        for statement in entry_of(entry).beyond
        if statement.corrects
    )


@pytest.mark.parametrize(
    ("table", "letter", "last", "left_out"),
    [
        (SAID, "A", 22, set()),
        (UNSAID, "N", 15, set()),
        (BACKGROUND, "B", 31, {1, 11, 21, 27, 28, 29, 31}),
        (CORRECTED, "W", 11, set()),
    ],
    ids=["said", "unsaid", "background", "corrected"],
)
def test_no_row_is_forgotten(table, letter, last, left_out):
    assert list(table) == [f"{letter}{row}" for row in range(1, last + 1) if row not in left_out]


def test_every_passage_names_its_rows_and_they_are_known(shipped):
    known = {*SAID, *UNSAID, *BACKGROUND, "B1"}
    for name, passage in shipped.knowledge.sources.passages.items():
        rows = set(rows_of(passage))
        assert rows, f"passage {name} names no fact"
        assert rows <= known, f"passage {name} names {sorted(rows - known)}"


def test_an_answer_from_the_article_rests_on_the_article_alone(shipped):
    passages = shipped.knowledge.sources.passages
    strangers = {
        (entry.id, cited)
        for entry in shipped.knowledge.faq
        if entry.kind == "answer"
        for statement in entry.answer
        for cited in statement.source
        if passages[cited].document != ARTICLE
    }
    assert strangers == set()
