"""A proposal or what became of it in, the message that its editor sees out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from discord import ui

from bot.core.editing.changes import Change
from bot.core.editing.details import details
from bot.core.editing.in_words import in_words
from bot.core.evaluate import Compared
from bot.core.model import Language
from bot.core.problem import Problem
from bot.discord_app.components import Item, escape, shortened
from bot.library.proposal import Proposal
from bot.texts import editors
from bot.texts.labels import Label

# All texts of a message together may have 4,000 characters; the rest is in the file beside it.
_ROOM = 3700
_LINES = 12
_LINE = 180


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...] = ()


def view_of(
    sections: Iterable[Section], language: Language, file: str = "", buttons: Sequence[Item] = ()
) -> ui.LayoutView:
    """Sections, cut to what fits; the file's name, if one is attached; buttons."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("\n".join(_shown(sections, language))))
    if file:
        view.add_item(ui.File(f"attachment://{file}"))
    if buttons:
        view.add_item(ui.ActionRow(*buttons))
    return view


def plain_text(sections: Iterable[Section]) -> str:
    """The same sections whole, for a file."""
    return "\n\n".join("\n".join((section.heading, *section.lines)) for section in sections)


def sections_of(proposal: Proposal, language: Language) -> list[Section]:
    """What a proposal would change, what stands against it, and how it did in the tests."""
    errors = proposal.errors
    warnings = [p for p in proposal.verdict.problems if p.level == "warning"]
    return [
        *_differences(proposal, language),
        *_problems(editors.ERRORS, errors, language),
        *_tests(proposal, language),
        *_problems(editors.WARNINGS, warnings, language),
    ]


def told(changes: Iterable[Change], language: Language) -> tuple[str, ...]:
    """Changes in words, one on each line."""
    return tuple(f"- {in_words(change, language)}" for change in changes)


def _differences(proposal: Proposal, language: Language) -> Iterator[Section]:
    if not proposal.changed:
        yield Section(editors.NO_DIFFERENCE[language])
        return
    yield Section(editors.PROPOSAL[language], told(proposal.changes, language))
    snapshot = proposal.verdict.snapshot
    if snapshot is not None:
        old, new = proposal.base.knowledge, snapshot.knowledge
        lines = [line for change in proposal.changes for line in details(change, old, new)]
        yield Section("", tuple(lines))


def _problems(label: Label, problems: Sequence[Problem], language: Language) -> Iterator[Section]:
    if problems:
        heading = label[language].format(count=len(problems))
        yield Section(heading, tuple(str(problem) for problem in problems))


def _tests(proposal: Proposal, language: Language) -> Iterator[Section]:
    if proposal.comparison is None:
        if not proposal.errors:
            yield Section(editors.NOT_TESTED[language])
        return
    counts = proposal.comparison.counts()
    worse = counts["worse"] + counts["now-refused"] + counts["now-wrong"]
    asked = sum(one.after is not None for one in proposal.comparison.compared)
    heading = editors.TESTED[language].format(asked=asked, better=counts["better"], worse=worse)
    yield Section(heading)
    for label, fate in ((editors.NOW_WRONG, "now-wrong"), (editors.NOW_REFUSED, "now-refused")):
        found = [one for one in proposal.comparison.compared if one.verdict == fate]
        if found:
            yield Section(label[language], tuple(map(_came, found)))


def _came(one: Compared) -> str:
    assert one.after is not None, "what is gone did not get worse"
    labelled = one.after.labelled
    before = one.before.got if one.before else "-"
    return f"“{labelled.text}” ({' / '.join(labelled.expects)}): {before} → {one.after.got}"


def _shown(sections: Iterable[Section], language: Language) -> Iterator[str]:
    """Each section's first lines, as long as there is room for them."""
    room = _ROOM
    for section in sections:
        lines = [f"**{escape(section.heading)}**"] if section.heading else []
        lines += [escape(shortened(line, _LINE)) for line in section.lines[:_LINES]]
        more = max(0, len(section.lines) - _LINES)
        while sum(map(len, lines)) + len(lines) > room and len(lines) > 1:
            lines.pop()
            more += 1
        if more:
            lines.append(f"-# {escape(editors.MORE[language].format(count=more))}")
        room -= sum(map(len, lines)) + len(lines)
        if room < 0:
            return
        yield from lines
