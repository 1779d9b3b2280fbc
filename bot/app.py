"""The composition root: settings in, the bot out. The only place that builds."""

from __future__ import annotations

import asyncio
import logging
import re
import sys
from collections.abc import Callable
from datetime import date
from functools import partial

from bot.discord_app.client import FaqClient
from bot.discord_app.desk import Desk
from bot.discord_app.limits import Limits
from bot.discord_app.serve import serve, use_endpoints
from bot.exits import Exit
from bot.library.checked import remember_checked
from bot.library.library import KnowledgeError, Library
from bot.semantic.join import join_meaning
from bot.settings import Settings
from bot.texts.host import FAQ_BROKEN, FATAL, NO_CONTACTS

_log = logging.getLogger(__name__)

# Three parts with dots between them, in the alphabet of base64 for addresses.
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}", re.ASCII)


def create_bot(settings: Settings, today: Callable[[], date] = date.today) -> FaqClient:
    """Build the bot. Reads the knowledge folder, and does nothing else.

    Args:
        settings: where the knowledge and the state are, and what to log.
        today: tells the day where the host is.

    Raises:
        KnowledgeError: the knowledge folder has errors.
    """
    library = Library.open(settings.knowledge_dir, today, settings.state_dir)
    desk = Desk(library, Limits(), log_answers=settings.log_answers)
    return FaqClient(desk, settings.state_dir)


def run(settings: Settings) -> Exit:
    """Run the bot on Discord until it is stopped.

    A cause that a host must mend is said in one sentence on standard error.
    """
    token = _token(settings)
    if token is None:
        return _end(Exit.TOKEN_MISSING)
    try:
        bot = create_bot(settings)
    except KnowledgeError as error:
        print(FAQ_BROKEN.format(error=error), file=sys.stderr)
        return Exit.KNOWLEDGE
    if not bot.library.current.knowledge.replies.contacts:
        _log.warning(NO_CONTACTS)
    use_endpoints(settings.discord_api_base, settings.discord_gateway_url)
    return _end(asyncio.run(serve(bot, token, partial(_once_ready, bot.library, settings))))


def _once_ready(library: Library, settings: Settings) -> None:
    remember_checked(settings.state_dir, library.current.revision)
    join_meaning(library, settings.semantic, settings.state_dir)


def _token(settings: Settings) -> str | None:
    if settings.discord_token is None:
        return None
    token = settings.discord_token.get_secret_value().strip()
    if not token.isascii() or re.search(r"[\s\"']", token):
        return None
    # A test endpoint may take any token; Discord's own have a known shape.
    return token if settings.discord_api_base or _TOKEN.fullmatch(token) else None


def _end(code: Exit) -> Exit:
    if code in FATAL:
        print(FATAL[code], file=sys.stderr)
    return code
