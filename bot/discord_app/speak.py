"""An outcome in, the message that says it on Discord out."""

from __future__ import annotations

from discord import ui

from bot.core.model import LANGUAGES, PERSONAL_KINDS, Knowledge, Language
from bot.core.outcome import Outcome, Refused
from bot.core.saying.card import Card, card_of, refusal_card
from bot.core.snapshot import Snapshot
from bot.discord_app.actions import ShowRefusal
from bot.discord_app.asker import Place
from bot.discord_app.buttons import buttons_of, private_button, removal
from bot.discord_app.components import Item, layout
from bot.discord_app.passing_on.offer import refusal_view


def message_for(
    outcome: Outcome,
    snapshot: Snapshot,
    *,
    locale: Language | None,
    place: Place,
    asked: str | None = None,
) -> ui.LayoutView:
    """What to send.

    Args:
        outcome: what the core decided.
        snapshot: the FAQ that it decided on.
        locale: the client's language where it is known; it decides when the question does not.
        place: where the reply stands, and so who reads it.
        asked: the question; None where it cannot be passed on to the editors.
    """
    language, knowledge = outcome.language or locale, snapshot.knowledge
    # A mention tells no client language: rather both than the wrong one.
    languages: tuple[Language, ...] = (language,) if language else LANGUAGES
    if isinstance(outcome, Refused) and outcome.entry is None:
        return _no(outcome, knowledge, languages, place, asked)
    cards = [card_of(outcome, each, knowledge, snapshot.today) for each in languages]
    return layout(cards, buttons_of(cards[0], place))


def _no(
    outcome: Refused,
    knowledge: Knowledge,
    languages: tuple[Language, ...],
    place: Place,
    asked: str | None,
) -> ui.LayoutView:
    in_public = place == "public"
    cards: list[Card] = [
        refusal_card(outcome.kind, language, knowledge, in_public=in_public)
        for language in languages
    ]
    kind = outcome.kind
    if in_public and kind in PERSONAL_KINDS:
        buttons: list[Item] = [private_button(ShowRefusal(each, kind)) for each in languages]
        return layout(cards, buttons)
    if len(languages) == 1:
        return refusal_view(cards, ShowRefusal(languages[0], kind), place, asked)
    return layout(cards, removal(languages[0], place))
