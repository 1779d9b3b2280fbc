"""What happened under a crowd, as a markdown table."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.pressure.ledger import Kind
from tests.bench.pressure.run import Part, Stage
from tests.bench.pressure.vitals import Sample, slope

_SAID: tuple[Kind, ...] = ("mention", "direct")
_PRESSED: tuple[Kind, ...] = ("slash", "menu", "button", "typing")


def report(parts: Sequence[Part], running: Stage) -> str:
    """A table with a column for each part, and what holds for all under it."""
    columns = [dict(_rows(part)) for part in parts]
    titles = " | ".join(part.title for part in parts)
    limits, edits = running.crowd.limits, running.edits.done
    load = Path("/proc/loadavg").read_text(encoding="ascii").split()[:3]
    refused = ", ".join(f"{count} over the {name}" for name, count in limits.refused.items())
    return "\n".join(
        (
            f"| | {titles} |",
            "|---" * (len(parts) + 1) + "|",
            *(_line(name, columns) for name in columns[0]),
            "",
            f"Rate limits: {refused or 'none overrun'}; most in a second: {limits.busiest} of 50.",
            f"Edits meanwhile: {_counts(edits)}.",
            f"Load of the machine at the end: {' '.join(load)}.",
            *(f"Logged {count} times: {text}" for text, count in _complaints(running).items()),
        )
    )


def _line(name: str, columns: Sequence[dict[str, str]]) -> str:
    return f"| {name} | " + " | ".join(column.get(name, "-") for column in columns) + " |"


def warmed_up(part: Part) -> list[Sample]:
    """How the bot was in the second half of a part: its caches are full then."""
    warm = (part.began + part.ended) / 2
    return [one for one in part.samples() if one.at >= warm]


def _complaints(running: Stage) -> Counter[str]:
    """What the bot warned of in its log, without times and numbers."""
    told = [line.split(maxsplit=2)[-1].strip() for line in running.bot.log]
    loud = [text for text in told if text.startswith(("WARNING", "ERROR"))]
    return Counter("".join(sign for sign in text if not sign.isdigit()) for text in loud)


def _rows(part: Part) -> Iterator[tuple[str, str]]:
    ledger = part.ledger
    fates: Counter[str] = Counter()
    ways: Counter[str] = Counter()
    for (kind, fate), count in ledger.fates().items():
        fates[fate] += count
        ways[kind] += count
    total = fates.total()
    yield "asked", f"{total} ({_counts(ways)})"
    yield "what came", _counts(fates)
    yield "told first that the bot is thinking", str(ledger.thought())
    yield "interactions without a first answer within 3 s", str(ledger.late())
    for name, kinds, done in (
        ("mention, direct message → message", _SAID, True),
        ("interaction → first answer", _PRESSED, False),
        ("interaction → words", _PRESSED, True),
    ):
        yield f"{name}, p50 / p95 / p99 / most, ms", _milliseconds(ledger.waits(*kinds, done=done))
    samples = part.samples()
    if len(samples) < 2:
        return
    first, last = samples[0], samples[-1]
    spent, seconds = last.cpu - first.cpu, last.at - first.at
    yield "processor of the bot, ms a question", f"{spent / total * 1000:.2f}"
    yield "share of a core: bot, loopback", f"{spent / seconds:.2f}, {part.loopback:.2f}"
    lags = sorted(sample.lag for sample in samples)
    lag = f"{statistics.median(lags) * 1000:.1f} / {lags[-1] * 1000:.1f}"
    yield "its event loop's lag, p50 / most, ms", lag
    memory = [sample.mib for sample in samples]
    yield (
        "resident memory, first / most / last, MiB",
        (f"{memory[0]:.1f} / {max(memory):.1f} / {memory[-1]:.1f}"),
    )
    rise, error = slope(warmed_up(part))
    yield "its slope in the second half, MiB an hour", f"{rise:+.1f} ± {error:.1f}"
    files, threads = [one.files for one in samples], [one.threads for one in samples]
    yield "open files, first / most / last", f"{files[0]} / {max(files)} / {files[-1]}"
    yield "threads, first / most / last", f"{threads[0]} / {max(threads)} / {threads[-1]}"
    yield "state folder, first / last, KiB", f"{first.state / 1024:.0f} / {last.state / 1024:.0f}"


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counter.most_common()) or "none"


def _milliseconds(waits: list[float]) -> str:
    if len(waits) < 2:
        return "-"
    cuts = statistics.quantiles(waits, n=100)
    ends = [*(cuts[place - 1] for place in (50, 95, 99)), max(waits)]
    return " / ".join(f"{end * 1000:.1f}" for end in ends)
