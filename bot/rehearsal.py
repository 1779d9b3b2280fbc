"""Settings in, the real bot in a simulated Discord in the browser out: no token, no network.

The simulation is simcord's: the bot's own code runs, buttons and all, against a Discord that
lives in this process and is shown on a loopback address.
"""

from __future__ import annotations

import asyncio
import importlib.util
import sys
import tempfile
import webbrowser
from pathlib import Path

from bot.app import create_bot
from bot.core.answer import answer
from bot.core.saying.card import card_of
from bot.discord_app.client import FaqClient
from bot.discord_app.limits import Limits
from bot.discord_app.serve import stop_signal
from bot.exits import Exit
from bot.library.library import KnowledgeError
from bot.semantic.join import join_meaning
from bot.settings import Settings
from bot.texts.host import FAQ_BROKEN

SAMPLES = (
    "Was the ordinance passed by the city council?",
    "¿Denver retiene a la gente para la migra?",
    "Does Aurora honor ICE detainers?",
)
"""An answer, an answer in Spanish, and a typed no."""

_MISSING = (
    "The simulated Discord is not installed: pip install -e '.[try]' adds it. To run on Discord "
    "itself, set DISCORD_TOKEN and use: python -m bot run"
)


def rehearse(settings: Settings, *, open_browser: bool) -> Exit:
    """Show three sample exchanges, serve the simulated Discord, stop on Ctrl-C."""
    if importlib.util.find_spec("simcord") is None:
        print(_MISSING, file=sys.stderr)
        return Exit.MISSING_EXTRA
    with tempfile.TemporaryDirectory(prefix="faq-bot-") as state:
        try:
            bot = create_bot(settings.model_copy(update={"state_dir": Path(state)}))
        except KnowledgeError as error:
            print(FAQ_BROKEN.format(error=error), file=sys.stderr)
            return Exit.KNOWLEDGE
        # Time stands still in the simulation: nobody could ask a second question.
        bot.desk.limits = bot.shares = bot.letterbox.limits = Limits(rules=())
        join_meaning(bot.library, settings.semantic, Path(state))
        print_samples(bot)
        return asyncio.run(_serve(bot, open_browser=open_browser))


def print_samples(bot: FaqClient) -> None:
    """Three questions and what the bot says to them."""
    snapshot = bot.library.current
    for question in SAMPLES:
        outcome = answer(question, snapshot).outcome
        card = card_of(outcome, outcome.language or "en", snapshot.knowledge, snapshot.today)
        said = "\n".join(f"   {line}" if line else "" for line in card.plain().splitlines())
        print(f"> {question}\n\n{said}\n")


async def _serve(bot: FaqClient, *, open_browser: bool) -> Exit:
    import simcord

    stop = stop_signal()
    # A person tries wrong things; an error of the bot is shown, not raised at the end.
    async with simcord.run(bot, check_errors=False) as discord:
        guild = discord.create_guild("Denver neighbours")
        channel = guild.create_text_channel("questions")
        visitor = guild.add_member(discord.create_user("you"))
        for question in SAMPLES:
            await visitor.send(channel, f"{bot.user.mention if bot.user else ''} {question}")
        preview = discord.preview(channel, viewers=[visitor], layout="channel")
        async with preview:
            print(f"The bot listens in a simulated Discord: {preview.url}")
            print("Type /ask or mention the bot there. Ctrl-C stops.", flush=True)
            if open_browser and sys.stdout.isatty():
                webbrowser.open(preview.url)
            await stop.wait()
    return Exit.OK
