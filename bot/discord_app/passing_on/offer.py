"""Where a question can be sent to the editors: under a private no that the FAQ might not be."""

from __future__ import annotations

from collections.abc import Iterable

from discord import ui

from bot.core.model import PASSED_ON_KINDS, Language
from bot.core.saying.card import Card
from bot.discord_app.actions import PassOn, ShowRefusal
from bot.discord_app.asker import Place
from bot.discord_app.buttons import plain, refusal_buttons
from bot.discord_app.components import layout, notice
from bot.discord_app.passing_on.echo import echo
from bot.texts import editors, passing_on


def refusal_view(
    cards: Iterable[Card], action: ShowRefusal, place: Place, asked: str | None
) -> ui.LayoutView:
    """A typed no with its buttons.

    Args:
        cards: what is said.
        action: the no that they say, in their language.
        place: where it will stand.
        asked: the question, or "" where that is not known; None where no question can be passed
            on.
    """
    buttons = refusal_buttons(action, place)
    if asked is None or place != "private" or action.kind not in PASSED_ON_KINDS:
        return layout(cards, buttons)
    language = action.language
    foot = echo(asked, language) if asked else ""
    return layout(cards, [plain(PassOn(language), passing_on.PASS_ON), *buttons], foot=foot)


def handed_back(lines: Iterable[str], question: str, language: Language) -> ui.LayoutView:
    """Why a question was not sent, and the way to change it and try again."""
    view = notice(*lines)
    if question:
        view.add_item(ui.TextDisplay(echo(question, language)))
    return view.add_item(ui.ActionRow(plain(PassOn(language), editors.EDIT_AGAIN)))
