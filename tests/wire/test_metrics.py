"""The bot as a process: what happens moves the figures as it should, and tells of nobody."""

from __future__ import annotations

import math
import shutil
import time

import pytest

from bot.library.folder import read_folder, revision_of
from bot.tally import TOGETHER

from .loopback import Fault, button
from .scrape import WITHIN, figures, free_address, scrape, until
from .traces import Den, leaks, secrets_in
from .visit import Visit, with_canaries

ASKED = "Who passed the Denver ordinance?"
POSTED = "POST /channels/{channel_id}/messages"
VIA = {"Via": "1.1 loopback"}


@pytest.fixture
def address():
    return free_address()


@pytest.fixture
async def bot(run, address):
    return await run(HEALTH_ADDRESS=address)


def replies(found):
    """How many by each way, as far as there are any."""
    start = 'faqbot_reply_seconds_count{route="'
    counts = {name: value for name, value in found.items() if name.startswith(start) and value}
    return {name.removeprefix(start).rstrip('"}'): value for name, value in counts.items()}


def outcomes(found):
    return {
        name.removeprefix("faqbot_outcomes_total"): value
        for name, value in found.items()
        if name.startswith("faqbot_outcomes_total") and value
    }


async def test_each_way_to_ask_is_counted_when_its_reply_is_taken(discord, bot, address):
    reply = await discord.mention(ASKED)
    await discord.dm(ASKED)
    await discord.slash("ask", question=ASKED)
    await discord.autocomplete("ask", question="who passed")
    await discord.menu("Answer this", await discord.say(ASKED))
    await discord.click(reply, button(reply, "Sources"))
    await discord.click(reply, button(reply, "Related"))
    every = dict.fromkeys(("mention", "direct", "slash", "autocomplete", "menu"), 1)
    found = await until(address, lambda found: replies(found) == {**every, "button": 2})
    assert 0 < found['faqbot_reply_seconds_sum{route="mention"}'] < 10
    assert found["faqbot_event_loop_lag_seconds_count"] > 0
    assert outcomes(found) == {}  # so few would tell on those who asked


async def test_outcomes_are_told_when_enough_have_asked(discord, bot, address):
    for _ in range(TOGETHER - 3):
        await discord.mention(ASKED)
    await discord.mention("my brother was arrested, will they hold him for ice")
    await discord.mention("what is the weather tomorrow?")
    assert outcomes(figures(await scrape(address))) == {}
    await discord.slash("ask", question="ice is at my door right now")
    found = await until(address, outcomes)
    assert sum(outcomes(found).values()) == TOGETHER
    assert outcomes(found)['{outcome="answered",route="mention"}'] == TOGETHER - 3
    assert outcomes(found)['{outcome="refused",route="slash"}'] == 1
    assert outcomes(found)['{outcome="refused",route="mention"}'] >= 1


async def test_what_discord_does_not_take_is_counted(discord, bot, address):
    wait = {"message": "slow", "retry_after": 0.01, "global": False}
    limits = {"Retry-After": "2", "X-RateLimit-Scope": "shared"}
    for fault in (
        Fault(route=POSTED, status=403),
        Fault(route=POSTED, status=503),
        Fault(route=POSTED, status=429, body=wait, headers={**VIA, **limits}),
        Fault(route=POSTED, status=429, body=wait, headers=VIA),
        Fault(route=POSTED, cut=True),
    ):
        discord.faults.plan(fault)
        if fault.status == 403:
            await discord.say(f"{discord.name} {ASKED}", mentions=[discord.world.bot])
            await discord.met(fault)
        else:
            await discord.mention(ASKED)
    discord.faults.plan(Fault(route="/callback", cut=True))
    await discord.slash("ask", question=ASKED)
    expected = {"4xx": 1, "5xx": 1, "429": 2, "no-answer": 2}
    found = await until(address, lambda found: replies(found) == {"mention": 4, "slash": 1})
    for why, times in expected.items():
        assert found[f'faqbot_send_failures_total{{why="{why}"}}'] == times, why
    assert found['faqbot_rate_limits_total{scope="shared"}'] == 1
    assert found['faqbot_rate_limits_total{scope="none"}'] == 1
    assert found["faqbot_rate_limit_wait_seconds_total"] == 2


async def test_a_line_that_is_lost_is_told_with_its_cause(discord, bot, address):
    def drops(found, cause):
        return found[f'faqbot_gateway_drops_total{{cause="{cause}"}}']

    await discord.mention(ASKED)
    found = await until(address, lambda found: found["faqbot_gateway_up"] == 1)
    assert 0 < found["faqbot_gateway_latency_seconds"] < 10
    await discord.gateway.connections()[0].send_text("{")
    await until(address, lambda found: drops(found, "unreadable") == 1)
    await discord.mention(ASKED)
    discord.gateway.refuse_with = 503
    discord.gateway.cut()
    found = await until(address, lambda found: drops(found, "not-connected") >= 1)
    assert (drops(found, "network"), found["faqbot_gateway_up"]) == (1, 0)
    assert math.isnan(found["faqbot_gateway_latency_seconds"])
    discord.gateway.refuse_with = None
    await discord.mention(ASKED)
    found = await until(address, lambda found: found["faqbot_gateway_up"] == 1)


@pytest.fixture
def folder(root, tmp_path):
    return shutil.copytree(root / "tests" / "examples" / "base", tmp_path / "knowledge")


async def test_an_edit_shows_whether_it_is_live(run, address, folder):
    file = folder / "faq.yaml"
    good = file.read_text(encoding="utf-8")

    def revision():
        return revision_of(read_folder(folder)[0])

    async def told(revision):
        found = figures(await scrape(address))
        assert found[f'faqbot_knowledge_info{{revision="{revision}"}}'] == 1
        assert len([name for name in found if name.startswith("faqbot_knowledge_info")]) == 1
        return found

    first = revision()
    bot = await run(HEALTH_ADDRESS=address, KNOWLEDGE_DIR=str(folder))
    await bot.logs("the knowledge folder is followed", within=WITHIN)
    found = await told(first)
    assert found["faqbot_knowledge_entries"] == good.count("- id:")
    assert (found["faqbot_history_open"], found["faqbot_meaning_joined"]) == (1, 0)
    assert found["faqbot_knowledge_check_seconds"] > 0
    assert math.isnan(found["faqbot_knowledge_save_refused_timestamp_seconds"])

    file.write_text(good.replace("kind: answer", "kind: anser", 1), encoding="utf-8")
    await bot.logs("error[unknown-choice]", within=WITHIN)
    found = await told(first)
    assert found["faqbot_knowledge_save_refused"] == 1
    assert time.time() - found["faqbot_knowledge_save_refused_timestamp_seconds"] < WITHIN
    assert math.isnan(found["faqbot_knowledge_save_live_timestamp_seconds"])

    since = time.time()
    file.write_text(good.replace("passed the", "voted for the", 1), encoding="utf-8")
    await bot.logs(f"FAQ {revision()} is live", within=WITHIN)
    await until(address, lambda found: not found["faqbot_knowledge_save_refused"])
    found = await told(revision())
    assert found["faqbot_knowledge_save_live_timestamp_seconds"] >= since
    assert found["faqbot_knowledge_age_seconds"] <= time.time() - since


async def test_it_remembers_since_when_the_faq_is_live(run, address, folder):
    ages = []
    for _ in range(2):
        bot = await run(HEALTH_ADDRESS=address, KNOWLEDGE_DIR=str(folder))
        await bot.logs("the knowledge folder is followed", within=WITHIN)
        ages.append(figures(await scrape(address))["faqbot_knowledge_age_seconds"])
        ages.append(time.monotonic())
        await bot.stop()
    first, at_first, second, at_second = ages
    assert second - first == pytest.approx(at_second - at_first, abs=0.5)


async def test_whatever_people_do_changes_numbers_and_nothing_else(discord, run, address, tmp_path):
    den = Den(tmp_path / "home", tmp_path / "notes")
    with_canaries(discord)
    bot = await run(**den.environment("DEBUG"), HEALTH_ADDRESS=address)
    before = await scrape(address)
    visit = Visit(discord)
    await visit.everything()
    after = await scrape(address)
    assert secrets_in(discord, after) == []
    assert figures(before).keys() == figures(after).keys()
    assert sum(outcomes(figures(after)).values()) >= TOGETHER
    ended = await bot.stop()
    assert leaks(discord, den, ended) == []


async def test_an_address_that_others_reach_is_warned_of(run, address):
    bot = await run(HEALTH_ADDRESS=address.replace("127.0.0.1", "0.0.0.0"))
    await bot.logs("nothing protects it but your network")


async def test_nothing_is_imported_for_a_bot_that_nobody_looks_at(discord, run):
    bot = await run(PYTHONVERBOSE="1")
    ended = await bot.kill()
    assert "import 'bot.happened'" in ended.stderr
    assert "import 'prometheus_client'" not in ended.stderr
