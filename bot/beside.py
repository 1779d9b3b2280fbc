"""What goes on beside the answering: meaning, history, counts, edits from Discord, saved files."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack
from datetime import date
from functools import partial
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING

from bot.counting import keep_counting
from bot.discord_app.client import FaqClient
from bot.discord_app.patience import Patience
from bot.happened import HistoryIs
from bot.library.follow import follow
from bot.library.publisher import Publisher
from bot.library.recorder import Recorder
from bot.semantic.join import join_meaning
from bot.settings import Settings
from bot.store.errors import StoreError
from bot.tally import Tally

if TYPE_CHECKING:
    from bot.store.counts import Counts
    from bot.store.database import Database
    from bot.store.history import History

_log = logging.getLogger(__name__)


async def look_after(bot: FaqClient, settings: Settings, tally: Tally | None) -> None:
    """Meaning, history, counts, edits: all that may take seconds, once questions are heard."""
    await asyncio.to_thread(bot.library.warm)
    await asyncio.to_thread(join_meaning, bot.library, settings.semantic, settings.state_dir)
    folder, state, note = settings.knowledge_dir, settings.state_dir, bot.desk.note
    async with AsyncExitStack() as closing, asyncio.TaskGroup() as tasks:
        history, counts = await _stored(bot, settings, closing)
        recorder = Recorder(history, state) if history and bot.leads else None
        said: set[str] = set()
        opened = history is not None and await _opened(history.database, said)
        note(HistoryIs(open=opened))
        if counts and tally:
            tasks.create_task(keep_counting(tally, counts, partial(_today, bot), bot.patience))
        publisher = Publisher(bot.library, folder, state, recorder if opened else None, note=note)
        await publisher.start()
        bot.editors.bench.open(publisher, history, counts)
        if history and not opened:
            tasks.create_task(
                _until_opened(history.database, said, publisher, recorder, bot.patience)
            )
        await follow(publisher, folder, bot.tell_editors)


async def _stored(
    bot: FaqClient, settings: Settings, closing: AsyncExitStack
) -> tuple[History | None, Counts | None]:
    """What is kept in the database, not opened yet; None if it is not kept here."""
    if settings.database_url is None and not bot.leads:
        return None, None  # it is in a file of the process that writes
    # Brought in here because it takes a while, and in a thread so that questions are answered.
    await asyncio.to_thread(import_module, "bot.store.history")
    from bot.store.counts import Counts
    from bot.store.database import Database
    from bot.store.engine import history_url
    from bot.store.history import History

    url = settings.database_url
    database = Database(url.get_secret_value() if url else history_url(settings.state_dir))
    closing.push_async_callback(database.close)
    return History(database), Counts(database)


def _today(bot: FaqClient) -> date:
    today = bot.library.current.today
    assert today is not None, "the library dates what it gives"
    return today


async def _opened(database: Database, said: set[str]) -> bool:
    """Whether the history can be used; if not, the log says so, once for each reason."""
    try:
        await database.prepare()
    except StoreError as error:
        if str(error) not in said:
            _log.error("%s Until then nothing can be published from Discord.", error)
        said.add(str(error))
        return False
    return True


async def _until_opened(
    database: Database,
    said: set[str],
    publisher: Publisher,
    recorder: Recorder | None,
    patience: Patience,
) -> None:
    """Open the history as soon as it can be; nobody has to start the bot again for it."""
    for failures in count(2):
        await patience.sleep(patience.pause(failures))
        if await _opened(database, said):
            if recorder:
                await publisher.record_from_now_on(recorder)
            publisher.note(HistoryIs(open=True))
            _log.info("the history can be written again")
            return
