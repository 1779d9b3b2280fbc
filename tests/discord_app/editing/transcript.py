"""A whole edit from Discord, word for word, as docs/EDITING.md shows it.

python -m tests.discord_app.editing.transcript > docs/EDITING.md
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import simcord

from bot.app import create_bot
from bot.library.judge import judge
from bot.library.publisher import Publisher
from bot.library.recorder import Recorder
from bot.settings import Settings
from bot.store.counts import Counts
from bot.store.database import Database
from bot.store.engine import history_url
from bot.store.history import History
from bot.texts import passing_on
from tests.discord_app.editing.desk import AGAIN, HOME, PUBLISH, WHY, Editor, typed_in
from tests.discord_app.editing.desk import STATEMENTS as ENGLISH
from tests.discord_app.reading import buttons_of, text_of

ROOT = Path(__file__).resolve().parents[3]
DAY = datetime(2026, 11, 23, 12, tzinfo=UTC)

HEAD = """\
# Editing from Discord

Wren edits the small FAQ of the tests, in the home server. What follows is what the bot said, word
for word; a test plays it again. Only Wren sees any of it, but for the last two parts.
"""


async def _judged(case: Any) -> Any:
    return judge(case)


async def transcript(folder: Path) -> str:
    """Play the edit in a simulated Discord, on a copy of the small FAQ in this empty folder."""
    knowledge = shutil.copytree(ROOT / "tests/examples/base", folder / "knowledge")
    state = folder / "state"
    settings = Settings(
        _env_file=None,
        knowledge_dir=knowledge,
        state_dir=state,
        home_guild_id=HOME,
        editor_role_id=1,
    )
    bot = create_bot(settings, today=lambda: date(2026, 11, 23))
    history = History(await Database.open(history_url(state)))
    try:
        async with simcord.run(bot) as env:
            recorder = Recorder(history, state, clock=lambda: DAY)
            publisher = Publisher(bot.library, knowledge, state, recorder, gate=_judged)
            await publisher.start()
            counts = Counts(history.database)
            await counts.add(DAY.date() - timedelta(days=12), {"answered": 49, "off-topic": 11})
            await counts.add(DAY.date(), {"answered": 27, "asked-back": 10, "not-stated": 3})
            bot.editors.bench.open(publisher, counts=counts)
            wren = _editor(bot, env)
            return "\n".join([await _play(wren), await _asked_in_vain(bot, env, wren)])
    finally:
        await history.database.close()


def _editor(bot: Any, env: Any) -> Editor:
    home = env.create_guild("home", id=HOME)
    role = home.create_role("editors", permissions=discord.Permissions(manage_guild=True))
    object.__setattr__(bot.editors.home, "role", role.id)
    member = home.add_member(env.create_user("wren"), roles=[role])
    return Editor(member, home.create_text_channel("editing"))


async def _play(wren: Editor) -> str:
    command = "/faq-admin edit entry:council-vote pen_name:Wren"
    form = await wren.run("edit", entry="council-vote", pen_name="Wren")
    statements = typed_in(form)[ENGLISH]
    bad = statements.replace("Aug. 28", "Aug. 29").replace("\n[post-vote", "\n[post-votes")
    parts = [HEAD, f"## A form\n\nWren types `{command}` and gets a form, filled in:\n"]
    parts += [f"**{label}**\n\n{_block(text)}" for label, text in typed_in(form).items() if text]
    parts.append("## A slip\n\nWren mistypes a date and a source's name, and sends the form:\n")
    misread = await wren.send(form, {ENGLISH: bad, WHY: "clearer words"})
    parts.append(_shown(misread))
    form = await wren.press(misread, AGAIN)
    parts.append(
        "*Edit again* opens the form as Wren left it. The name is mended now, the date is not:\n"
    )
    wrong = await wren.send(form, {ENGLISH: bad.replace("post-votes", "post-vote")})
    parts.append(_shown(wrong))
    form = await wren.press(wrong, AGAIN)
    good = statements.replace(
        "The Denver Post reported that the", "As the Denver Post reported, the"
    )
    parts.append(
        "## A proposal\n\nOnce more *Edit again*, with the right date and a plainer sentence:\n"
    )
    proposal = await wren.send(form, {ENGLISH: good})
    parts.append(_shown(proposal))
    parts.append("## Live\n\nWren presses *Publish*:\n")
    parts.append(_shown(await wren.press(proposal, PUBLISH)))
    parts.append("## Undone\n\n`/faq-admin undo version:2 why:the old words were better`:\n")
    undo = await wren.run("undo", version=2, why="the old words were better", pen_name="Wren")
    parts += [_shown(undo), "*Publish*:\n", _shown(await wren.press(undo, PUBLISH))]
    parts.append("## Counted\n\n`/faq-admin counts`, for editors: the month, and of it the week.\n")
    parts.append(_shown(await wren.run("counts")))
    parts.append("## Looked up\n\n`/faq-admin history`, for editors:\n")
    parts.append(_shown(await wren.run("history")))
    parts.append("`/changes`, for everybody, also in direct messages:\n")
    parts.append(_shown(await wren.member.slash(wren.channel, "changes")))
    return "\n".join(parts)


async def _asked_in_vain(bot: Any, env: Any, wren: Editor) -> str:
    channel = wren.channel.guild.create_text_channel("asked-in-vain")
    bot.letterbox.channel = channel.id
    asker = wren.channel.guild.add_member(env.create_user("somebody"))
    parts = ["## What people ask in vain\n\nSomebody asks, and only they see:\n"]
    no = await asker.slash(wren.channel, "ask", question="is there a shelter for dogs in it")
    parts.append(_shown(no))
    form = await asker.click(no.response, label=passing_on.PASS_ON["en"])
    says, field = form.modal["components"]
    parts += ["The button opens a form, with the question in its field, which says:\n"]
    parts += [_block(says["content"]), "They send it as it is:\n"]
    name, question = field["component"]["custom_id"], field["component"]["value"]
    parts.append(_shown(await asker.submit_modal(form, {name: question})))
    parts.append("In the channel that `LOG_CHANNEL_ID` names, the editors read:\n")
    (posted,) = channel.history()
    parts.append(_block(_plain(text_of(posted))))
    parts.append(
        "Write it into `questions.yaml` in words of your own, or add an entry, then delete the "
        "message:\nit stands there until somebody does, and nowhere else.\n"
    )
    return "\n".join(parts)


def _shown(shown: Any) -> str:
    text = _plain(text_of(shown.response))
    buttons = "".join(f"[{label}] " for label in buttons_of(shown.response)).strip()
    return _block("\n".join(filter(None, (text, buttons))))


def _plain(text: str) -> str:
    text = re.sub(r"\*\*(.*)\*\*", r"\1", f"\n{text}".replace("\n-# ", "\n"))
    return re.sub(r"\\(?=[^\w\s])", "", text).strip()


def _block(text: str) -> str:
    return f"```text\n{text}\n```\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.stdout.write(asyncio.run(transcript(Path(name))))
