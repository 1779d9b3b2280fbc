"""What is said of each outcome, in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.core.model import LANGUAGES, REFUSAL_KINDS, Contact, Suspension
from bot.core.outcome import Ambiguous, Answered, Refused
from bot.core.saying import wording
from bot.core.saying.card import (
    card_of,
    choice_card,
    entry_card,
    refusal_card,
    review_missed,
)

MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


@pytest.fixture(scope="session")
def knowledge(shipped):
    return shipped.knowledge


@pytest.fixture(scope="session")
def cards(knowledge):
    """Every shipped entry with its card in each language."""
    return [
        (entry, language, entry_card(entry, language, knowledge))
        for entry in knowledge.faq
        for language in LANGUAGES
    ]


@pytest.fixture
def with_contacts(knowledge):
    group = Contact(
        name="Sample Group",
        en="Answers the phone day and night.",
        es="Contesta el teléfono día y noche.",
        phone="+1 000 000 0000",
        url="https://example.org/help",
        checked=date(2026, 1, 31),
    )
    by_web = group.model_copy(update={"name": "By Web", "phone": None})
    replies = knowledge.replies.model_copy(update={"contacts": (group, by_web)})
    return knowledge.model_copy(update={"replies": replies})


def test_every_statement_is_said_with_marks_and_each_mark_has_its_line(cards):
    for entry, language, card in cards:
        assert len(card.paragraphs) == len(entry.statements())
        used = []
        for statement, paragraph in zip(entry.statements(), card.paragraphs, strict=True):
            said = statement.of(language).strip()
            assert paragraph.startswith(said)
            marks = MARKS.findall(paragraph.removeprefix(said))
            assert marks, f"{entry.id}: a statement without a source"
            used += marks
        lines = [citation.mark for citation in card.citations]
        assert set(used) == set(lines)
        assert len(set(lines)) == len(lines)
        assert all(citation.label for citation in card.citations)
        assert card.heading == entry.question.of(language)


def test_corrections_are_in_the_card_of_both_languages(cards):
    corrections = 0
    for entry, language, card in cards:
        for statement in entry.statements():
            if statement.corrects:
                corrections += 1
                assert statement.of(language).strip() in card.plain()
    assert corrections >= 2 * 5


def test_plain_text_holds_all_that_the_card_says(cards):
    for _, _, card in cards:
        said = card.plain()
        for part in (card.heading, *card.paragraphs, *card.notices):
            assert part in said
        for citation in card.citations:
            assert f"{citation.mark} {citation.label}" in said
        assert "\n\n\n" not in said
        assert said == said.strip()


def test_both_languages_cite_the_same_and_show_no_word_of_the_other(cards):
    for (entry, _, english), (same, _, spanish) in zip(cards[::2], cards[1::2], strict=True):
        assert entry is same
        assert english.documents == spanish.documents
        assert english.outlets == spanish.outlets
        assert [c.mark for c in english.citations] == [c.mark for c in spanish.citations]
        assert "citado por" not in english.plain()
        assert "as relayed by" not in spanish.plain()
        assert english.notices != spanish.notices


def test_ids_of_sources_are_those_that_are_cited(cards, knowledge):
    sources = knowledge.sources
    for entry, _, card in cards:
        cited = [sources.passages[p] for s in entry.statements() for p in s.source]
        assert set(card.documents) == {passage.document for passage in cited}
        assert set(card.outlets) == {passage.outlet for passage in cited} - {"none"}
        assert set(card.outlets) <= set(sources.outlets)
        assert card.entry == entry.id


def test_link_stands_only_where_readers_may_be_sent(cards, knowledge):
    unlinked = [d for d in knowledge.sources.documents.values() if not d.link]
    assert unlinked
    for _, _, card in cards:
        for citation in card.citations:
            assert citation.url == (citation.document.url if citation.document.link else None)
        assert not any(document.url in card.plain() for document in unlinked)


def test_newest_date_is_of_a_publication_and_not_of_our_reading(cards, knowledge):
    for _, language, card in cards:
        published = [c.document.published for c in card.citations if c.document.published]
        said = "\n".join(card.notices)
        for citation in card.citations:
            assert wording.month(citation.document.read.on, language) not in said
        if published:
            assert wording.month(max(published), language) in said
        assert wording.NO_ADVICE[language].rstrip(".")[-12:] in said


def test_not_stated_entry_is_a_refusal_that_still_cites(cards):
    for entry, _, card in cards:
        assert card.kind == ("refusal" if entry.kind == "not-stated" else "answer")
        assert card.citations


@pytest.mark.parametrize("language", LANGUAGES)
def test_suspended_entry_shows_its_notice_and_nothing_of_its_answer(knowledge, language):
    entry = knowledge.faq[0].model_copy(
        update={
            "suspended": Suspension(
                en="A source was {corrected}.", es="Se corrigió una fuente.", since=date(2026, 3, 5)
            )
        }
    )
    card = card_of(Answered(entry=entry, language=language, confidence=1.0), language, knowledge)
    said = card.plain()
    assert card.kind == "refusal"
    assert entry.question.of(language) in said
    assert entry.suspended.of(language) in said
    assert wording.day(date(2026, 3, 5), language) in said
    assert not any(s.of(language).strip() in said for s in entry.statements())
    assert card.citations == ()


def read_on(knowledge, days):
    """The knowledge with documents that were read on these days, each to be read again in ten."""
    documents = knowledge.sources.documents
    changed = {
        name: document.model_copy(
            update={
                "read": document.read.model_copy(update={"on": days.get(name, date.max)}),
                "review_after_days": 10,
            }
        )
        for name, document in documents.items()
    }
    sources = knowledge.sources.model_copy(update={"documents": changed})
    return knowledge.model_copy(update={"sources": sources})


@pytest.fixture
def two_sources(knowledge):
    """An entry and two of the documents that it cites."""
    cited = ((entry, *entry_card(entry, "en", knowledge).documents) for entry in knowledge.faq)
    return next(found[:3] for found in cited if len(found) > 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_source_to_be_read_again_is_named_from_the_day_after_its_last(
    knowledge, two_sources, language
):
    entry, first, second = two_sources
    old = read_on(knowledge, {first: date(2026, 3, 5), second: date(2026, 3, 1)})

    def notices(today):
        return entry_card(entry, language, old, today).notices[1:]

    assert notices(None) == notices(date(2026, 3, 11)) == ()
    (notice,) = notices(date(2026, 3, 12))
    assert wording.day(date(2026, 3, 11), language) in notice
    # Two are late: still one notice, with the day that was missed first.
    assert notices(date(2026, 4, 1)) == (notice,)


def test_source_that_the_answer_does_not_cite_says_nothing_about_it(knowledge, two_sources):
    entry, *_ = two_sources
    cited = entry_card(entry, "en", knowledge).documents
    others = set(knowledge.sources.documents) - set(cited)
    old = read_on(knowledge, dict.fromkeys(others, date(2000, 1, 1)))
    assert len(entry_card(entry, "en", old, date(2026, 3, 1)).notices) == 1


def test_review_notice_differs_by_language_and_is_in_the_plain_text(knowledge, two_sources):
    entry, first, _ = two_sources
    old = read_on(knowledge, {first: date(2026, 3, 1)})
    outcome = Answered(entry=entry, language="en", confidence=1.0)
    english, spanish = (card_of(outcome, each, old, date(2027, 1, 1)) for each in LANGUAGES)
    assert english.notices[1] != spanish.notices[1]
    assert english.plain().endswith(english.notices[1])


@pytest.mark.parametrize("days", [10**9, 10**12])
def test_review_in_a_far_future_is_never_missed(knowledge, days):
    document = next(iter(knowledge.sources.documents.values()))
    far = document.model_copy(update={"review_after_days": days})
    assert not review_missed(far, date.max)


@pytest.mark.parametrize("language", LANGUAGES)
def test_choice_lists_the_questions_in_order(knowledge, language):
    entries = knowledge.faq[:3]
    outcome = Ambiguous(entries=entries, language="en", confidence=0.5)
    card = card_of(outcome, language, knowledge)
    assert card == choice_card(entries, language)
    assert card.kind == "choice"
    assert [choice.entry for choice in card.choices] == [entry.id for entry in entries]
    lines = card.plain().splitlines()
    for number, entry in enumerate(entries, start=1):
        assert f"{number}. {entry.question.of(language)}" in lines


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(set(REFUSAL_KINDS) - {"right-now"}))
def test_each_no_has_its_words(knowledge, kind, language):
    card = card_of(Refused(kind=kind, language=None), language, knowledge)
    assert card.kind == "refusal"
    assert card.plain() == knowledge.replies.refusals.of(kind).of(language).strip()


def test_every_no_differs_from_every_other(knowledge):
    said = [refusal_card(k, lang, knowledge).plain() for k in REFUSAL_KINDS for lang in LANGUAGES]
    assert len(set(said)) == len(said) == 2 * len(REFUSAL_KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_emergency_without_a_contact_says_that_none_is_set_up(knowledge, language):
    bare = knowledge.model_copy(
        update={"replies": knowledge.replies.model_copy(update={"contacts": ()})}
    )
    said = refusal_card("right-now", language, bare).plain()
    assert said == bare.replies.no_contact.of(language).strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["right-now", "own-case"])
def test_contacts_are_named_with_all_ways_to_reach_them(with_contacts, kind, language):
    said = refusal_card(kind, language, with_contacts).plain()
    assert said.startswith(with_contacts.replies.refusals.of(kind).of(language).strip())
    for contact in with_contacts.replies.contacts:
        assert f"{contact.name}: {contact.of(language)}" in said
    assert "+1 000 000 0000 · https://example.org/help" in said
    assert "None" not in said
    assert with_contacts.replies.no_contact.of(language).strip() not in said


@pytest.mark.parametrize("kind", ["off-topic", "other-place", "after-our-sources", "empty"])
def test_contacts_are_not_pressed_on_those_who_did_not_ask(with_contacts, kind):
    assert "Sample Group" not in refusal_card(kind, "en", with_contacts).plain()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["own-case", "right-now"])
def test_in_public_a_personal_question_gets_only_the_warning(with_contacts, kind, language):
    card = refusal_card(kind, language, with_contacts, in_public=True)
    assert card.plain() == with_contacts.replies.in_public.of(language).strip()
    assert card.choices == ()


@pytest.mark.parametrize("kind", ["off-topic", "other-place", "not-in-sources"])
def test_in_public_other_questions_get_the_usual_words(knowledge, kind):
    usual = refusal_card(kind, "es", knowledge)
    assert refusal_card(kind, "es", knowledge, in_public=True) == usual


@pytest.mark.parametrize(
    ("value", "language", "day", "month"),
    [
        (date(2017, 8, 29), "en", "29 Aug 2017", "Aug 2017"),
        (date(2017, 8, 29), "es", "29 ago 2017", "ago 2017"),
        (date(2026, 1, 1), "es", "1 ene 2026", "ene 2026"),
        (date(2025, 12, 31), "en", "31 Dec 2025", "Dec 2025"),
    ],
)
def test_dates_are_written_as_people_do(value, language, day, month):
    assert wording.day(value, language) == day
    assert wording.month(value, language) == month
