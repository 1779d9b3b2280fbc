"""What the alerts, the dashboard and the guide name is what the running bot tells."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import subprocess

import pytest
import yaml

from .loopback import Discord, start_bot
from .loopback.process import ROOT
from .scrape import families, free_address, scrape

DEPLOY = ROOT / "deploy"
NAME = re.compile(r"\b(?:faqbot|process)_\w+")
PROMTOOL = shutil.which("promtool")
NEEDS_PROMTOOL = pytest.mark.skipif(
    PROMTOOL is None, reason="promtool is not installed; it comes with Prometheus"
)


async def first_told(directory):
    discord, address = Discord(None), free_address()
    await discord.start()
    bot = await start_bot(discord, directory, HEALTH_ADDRESS=address)
    try:
        await discord.ready()
        await bot.logs(" is read", within=60)
        return await scrape(address)
    finally:
        await bot.kill()
        await discord.stop()


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a bot tells that has just come up."""
    return asyncio.run(first_told(tmp_path_factory.mktemp("bot")))


def rules():
    (group,) = yaml.safe_load((DEPLOY / "alerts.yaml").read_text("utf-8"))["groups"]
    return group["rules"]


def dashboard():
    return json.loads((DEPLOY / "dashboard.json").read_text("utf-8"))


def panels():
    """Those that show something, without the headings."""
    return [panel for panel in dashboard()["panels"] if panel["type"] != "row"]


def asked():
    """Everything that is asked of Prometheus, with where."""
    yield from ((rule["alert"], rule["expr"]) for rule in rules())
    for panel in panels():
        yield from ((panel["title"], target["expr"]) for target in panel["targets"])


def table(head):
    """The cells of the table in the guide whose first column has this head."""
    text = (DEPLOY / "README.md").read_text("utf-8")
    _, _, rest = text.partition(f"\n| {head} |")
    assert rest
    lines = rest.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_each_metric_that_is_asked_for_is_told(told):
    known = {sample.name for family in families(told) for sample in family.samples}
    for where, expression in asked():
        names = set(NAME.findall(expression))
        assert names <= known, where
        assert names or expression.startswith("up{"), where


def test_each_label_that_is_asked_for_is_told(told):
    known = {
        (name, value)
        for family in families(told)
        for sample in family.samples
        for name, value in sample.labels.items()
    }
    named = {name for name, _ in known} | {"instance"}
    for where, expression in asked():
        for name, value in re.findall(r'(\w+)!?="([^"]*)"', expression):
            assert (name, value) in {*known, ("job", "faqbot")}, where
        for names in re.findall(r"by \(([^)]*)\)", expression):
            assert set(re.split(r",\s*", names)) <= named, where


def test_the_dashboard_shows_each_figure(told):
    shown = {name for _, expression in asked() for name in NAME.findall(expression)}
    for family in families(told):
        if family.name.startswith("faqbot_"):
            assert shown & {sample.name for sample in family.samples}, family.name


def test_the_guide_tells_what_each_metric_means_and_no_other(told):
    expected = []
    for family in families(told):
        if not family.name.startswith("faqbot_"):
            continue
        labels = sorted({name for one in family.samples for name in one.labels} - {"le"})
        kind = family.type + (" by " + ", ".join(f"`{name}`" for name in labels) if labels else "")
        name = family.name + ("_total" if family.type == "counter" else "")
        expected.append([f"`{name}`", kind, family.documentation])
    assert table("metric") == expected


def test_the_guide_tells_each_value_of_each_label(told):
    said = {row[0].strip("`"): row[1] for row in table("label")}
    for family in families(told):
        for sample in family.samples:
            for name, value in sample.labels.items():
                assert name in {"le", "revision"} or f"`{value}`" in said[name], (name, value)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["alert"])
def test_each_alert_says_what_is_wrong_and_what_to_do(rule):
    assert rule["annotations"].keys() == {"summary", "do"}
    assert rule["labels"].keys() == {"severity"}


def test_each_alert_is_tried():
    tried = (ROOT / "tests" / "deploy" / "alerts_test.yaml").read_text("utf-8")
    assert set(re.findall(r'alertname="(\w+)"', tried)) == {rule["alert"] for rule in rules()}


def test_the_dashboard_brings_all_that_an_import_needs():
    board = dashboard()
    (source,) = board["templating"]["list"]
    assert (source["name"], source["type"]) == ("datasource", "datasource")
    numbers = [panel["id"] for panel in board["panels"]]
    assert len(set(numbers)) == len(numbers)
    for panel in panels():
        assert panel["datasource"]["uid"] == "${datasource}"
        assert panel["description"]
    places = [panel["gridPos"] for panel in board["panels"]]
    taken = [
        (place["x"] + right, place["y"] + down)
        for place in places
        for right in range(place["w"])
        for down in range(place["h"])
    ]
    assert len(set(taken)) == len(taken)
    assert max(x for x, _ in taken) < 24


def promtool(*arguments):
    done = subprocess.run([PROMTOOL, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@NEEDS_PROMTOOL
def test_prometheus_takes_the_rules():
    promtool("check", "rules", str(DEPLOY / "alerts.yaml"))


@NEEDS_PROMTOOL
def test_the_alerts_fire_when_they_should():
    promtool("test", "rules", str(ROOT / "tests" / "deploy" / "alerts_test.yaml"))


@NEEDS_PROMTOOL
def test_prometheus_can_read_what_the_dashboard_asks(tmp_path):
    asks = [target["expr"] for panel in panels() for target in panel["targets"]]
    recorded = [
        {"record": f"panel:{number}", "expr": text.replace("$__rate_interval", "5m")}
        for number, text in enumerate(asks)
    ]
    file = tmp_path / "dashboard.yaml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "dashboard", "rules": recorded}]}))
    promtool("check", "rules", str(file))


@NEEDS_PROMTOOL
def test_what_the_bot_tells_is_as_prometheus_wants_it(told):
    done = subprocess.run(
        [PROMTOOL, "check", "metrics"], input=told, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
