"""The composition root: settings in, the bot out. The only place that builds."""

from __future__ import annotations

from bot.discord_app.client import FaqClient
from bot.discord_app.desk import Desk
from bot.discord_app.limits import Limits
from bot.library.library import Library
from bot.settings import Settings


def create_bot(settings: Settings) -> FaqClient:
    """Build the bot. Reads the knowledge folder, and does nothing else.

    Args:
        settings: where the knowledge and the state are, and what to log.

    Raises:
        KnowledgeError: the knowledge folder has errors.
    """
    library = Library.open(settings.knowledge_dir)
    desk = Desk(library, Limits(), log_answers=settings.log_answers)
    return FaqClient(desk, settings.state_dir)
