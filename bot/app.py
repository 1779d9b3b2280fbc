"""The composition root: settings in, the bot out. The only place that builds."""

from __future__ import annotations

import asyncio
import logging
import math
import platform
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.backup.swap import finish as finish_restore
from bot.backup.swap import is_under_way
from bot.beside import look_after
from bot.discord_app.client import FaqClient
from bot.discord_app.desk import Desk
from bot.discord_app.editors.admission import Home
from bot.discord_app.limits import Limits
from bot.discord_app.serve import serve, stop_signal, use_endpoints
from bot.discord_app.shards import Shards, shards_of
from bot.exits import Exit
from bot.happened import Note, WentLive, noted_by, unnoted
from bot.in_use import InUseError, alone, among_others
from bot.library.library import KnowledgeError, Library
from bot.library.publishing import pending
from bot.library.recorder import in_a_sentence
from bot.library.recover import recover
from bot.library.spare import keep_no_large_blocks
from bot.settings import Settings, SettingsError
from bot.shut_memory import shut_memory
from bot.tally import Tally
from bot.texts.host import (
    FAQ_BROKEN,
    FATAL,
    HALF_RESTORED,
    HEALTH_IS_OPEN,
    NO_CONTACTS,
    NO_EDITORS,
    NO_POSTGRES,
    NOT_MINE,
)

if TYPE_CHECKING:
    from bot.ops.metrics import Metrics

_log = logging.getLogger(__name__)

# Three parts with dots between them, in the alphabet of base64 for addresses.
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Counting:
    """Who counts what happens, where anybody does."""

    metrics: Metrics | None
    tally: Tally | None

    @property
    def note(self) -> Note:
        return noted_by(*(each.note for each in (self.metrics, self.tally) if each))


def create_bot(
    settings: Settings,
    today: Callable[[], date] = date.today,
    note: Note = unnoted,
    shards: Shards | None = None,
) -> FaqClient:
    """Build the bot. Reads the knowledge folder, and does nothing else.

    Args:
        settings: where the knowledge and the state are, and what to log.
        today: tells the day where the host is.
        note: is told what happens, without who or what, for figures.
        shards: which part of Discord it serves; all of it unless given.

    Raises:
        KnowledgeError: the knowledge folder has errors.
    """
    bot, fill = _begin(settings, today, note, shards)
    fill()
    bot.filled.set()
    return bot


def _begin(
    settings: Settings,
    today: Callable[[], date] = date.today,
    note: Note = unnoted,
    shards: Shards | None = None,
) -> tuple[FaqClient, Callable[[], None]]:
    """The bot, and what reads its FAQ to the end: it hears nothing before."""
    library, fill = Library.begin(settings.knowledge_dir, today, settings.state_dir)
    desk = Desk(library, Limits(), log_answers=settings.log_answers, note=note)
    return FaqClient(desk, settings.state_dir, _home(settings), shards), fill


def run(settings: Settings) -> Exit:
    """Run the bot on Discord until it is stopped.

    A cause that a host must mend is said in one sentence on standard error.
    """
    shut_memory()
    keep_no_large_blocks()
    try:
        token = _token(settings)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return Exit.USAGE
    if token is None:
        return _end(Exit.TOKEN_MISSING)
    if settings.database_url and find_spec("asyncpg") is None:
        print(NO_POSTGRES, file=sys.stderr)
        return Exit.MISSING_EXTRA
    try:
        shards = shards_of(settings, platform.node())
    except SettingsError as error:
        print(error, file=sys.stderr)
        return Exit.USAGE
    if is_under_way(settings.state_dir):
        try:
            with alone(settings.state_dir):
                finish_restore(settings.knowledge_dir, settings.state_dir)
        except (InUseError, OSError):
            print(HALF_RESTORED, file=sys.stderr)
            return Exit.KNOWLEDGE
    with among_others(settings.state_dir):
        return _run(settings, token, shards)


def _run(settings: Settings, token: str, shards: Shards) -> Exit:
    _finish(settings, shards)
    counting = _Counting(_metrics(settings), _tally(settings, shards))
    try:
        bot, fill = _begin(settings, note=counting.note, shards=shards)
    except KnowledgeError as error:
        print(FAQ_BROKEN.format(error=error), file=sys.stderr)
        return Exit.KNOWLEDGE
    if settings.lacks_editors:
        _log.warning(NO_EDITORS)
    if settings.tells_beyond_this_machine:
        _log.warning(HEALTH_IS_OPEN)
    use_endpoints(settings.discord_api_base, settings.discord_gateway_url)
    return _end(asyncio.run(_serve(bot, fill, token, settings, counting)))


def _finish(settings: Settings, shards: Shards) -> None:
    """End a publication that a kill cut off.

    Who only watches the folder leaves it alone: what looks cut off there may be under way in the
    process that writes.
    """
    folder, state = settings.knowledge_dir, settings.state_dir
    if not shards.hold(settings.home_guild_id or 0):
        if pending(state):
            _log.error(NOT_MINE, state)
        return
    try:
        recover(folder, state)
    except OSError as error:
        # The journal stays: a later start finishes it.
        _log.error("what was cut off could not be finished: %s", in_a_sentence(error))


def _metrics(settings: Settings) -> Metrics | None:
    """Where to count; None where nobody could look."""
    if settings.health_address is None:
        return None
    from bot.ops.metrics import Metrics  # 0.02 s that a start without it saves

    return Metrics()


def _tally(settings: Settings, shards: Shards) -> Tally | None:
    """Where outcomes wait for the database; None where no editor could look them up there."""
    home = settings.home_guild_id
    is_home = home is not None and shards.hold(home)
    return Tally() if settings.database_url or is_home else None


async def _serve(
    bot: FaqClient,
    fill: Callable[[], None],
    token: str,
    settings: Settings,
    counting: _Counting,
) -> Exit:
    """Log in while the FAQ is read to its end: either takes most of a second."""
    stop = stop_signal()
    filling = asyncio.create_task(_fill(bot, fill, stop))
    metrics = counting.metrics
    beside = partial(look_after, bot, settings, counting.tally)
    if settings.health_address is None or metrics is None:
        code = await serve(bot, token, beside, stop)
    else:
        _watch(bot, metrics)
        from bot.ops.health import health  # 0.03 s, likewise
        from bot.ops.lag import lag_measured

        async with (
            lag_measured(metrics.meters.lagged),
            health(settings.health_address, bot.why_not_ready, metrics.text),
        ):
            code = await serve(bot, token, beside, stop)
    return code if await filling else Exit.KNOWLEDGE


async def _fill(bot: FaqClient, fill: Callable[[], None], stop: asyncio.Event) -> bool:
    """Whether there is a FAQ now; if not, its first problem is told and the bot stops."""
    try:
        await asyncio.to_thread(fill)
    except KnowledgeError as error:
        print(FAQ_BROKEN.format(error=error), file=sys.stderr)
        return False
    finally:
        # Also after an error of our own: nobody could be answered.
        if not bot.library.is_filled:
            stop.set()
    if not bot.library.current.knowledge.replies.contacts:
        _log.warning(NO_CONTACTS)
    bot.desk.note(WentLive(bot.library.current.revision, datetime.now(UTC)))
    bot.filled.set()
    _log.info("FAQ %s is read", bot.library.current.revision)
    return True


def _watch(bot: FaqClient, metrics: Metrics) -> None:
    """Tell how the bot stands, from its first moment on."""
    from bot.ops.gauges import Stand

    library = bot.library
    metrics.watch(
        Stand(
            snapshot=lambda: library.current if library.is_filled else None,
            is_up=bot.is_up,
            latency=lambda: bot.line.latency if bot.line else math.nan,
        )
    )


def _home(settings: Settings) -> Home | None:
    if settings.home_guild_id is None:
        return None
    return Home(
        guild=settings.home_guild_id,
        role=settings.editor_role_id,
        people=settings.editor_user_ids,
        log_channel=settings.log_channel_id,
    )


def _token(settings: Settings) -> str | None:
    token = (settings.token() or "").strip()
    if not token.isascii() or re.search(r"[\s\"']", token):
        return None
    # A test endpoint may take any token; Discord's own have a known shape.
    takes_any = token and settings.discord_api_base
    return token if takes_any or _TOKEN.fullmatch(token) else None


def _end(code: Exit) -> Exit:
    if code in FATAL:
        print(FATAL[code], file=sys.stderr)
    return code
