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
from bot.discord_app.stateless import StatelessView
from bot.library.proposal import Proposal
from bot.texts import editors
from bot.texts.labels import Label

# All texts of a message together may have 4,000 characters; the rest is in the file beside it.
_ROOM = 3800
_CHANGES = 6
"""So many changes have a heading of their own."""
_LINES = 12
_LINE = 320
_HEADING = 200
_MORE = 60
"""Characters for the line that says how many more there are."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...] = ()


def view_of(
    sections: Iterable[Section], language: Language, file: str = "", buttons: Sequence[Item] = ()
) -> ui.LayoutView:
    """Sections, cut to what fits; the file's name, if one is attached; buttons."""
    view = StatelessView()
    for text in _shown(tuple(sections), editors.MORE_IN_FILE if file else editors.MORE, language):
        view.add_item(ui.TextDisplay(text))
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


def problems_told(problems: Iterable[Problem], language: Language) -> tuple[str, ...]:
    """Problems for somebody who has no file before them: first what is wrong, then where."""
    return tuple(_problem(problem, language) for problem in problems)


def _problem(problem: Problem, language: Language) -> str:
    told = problem.message.strip().rstrip(".")
    said = [f"{told[:1].upper()}{told[1:]}."]
    for label, text in ((editors.EXPECTED, problem.expected), (editors.FOUND, problem.found)):
        if text:
            said.append(f"{label[language].format(text=text)}.")
    line = editors.LINE[language].format(number=problem.line) if problem.line else ""
    said.append(f"({problem.file}{line})")
    return f"- {' '.join(said)}"


def _differences(proposal: Proposal, language: Language) -> Iterator[Section]:
    if not proposal.changed:
        yield Section(editors.NO_DIFFERENCE[language])
        return
    old, new = proposal.base, proposal.verdict.knowledge
    if new is None:
        return
    yield Section(editors.PROPOSAL[language])
    for change in proposal.changes[:_CHANGES]:
        yield Section(in_words(change, language), details(change, old, new))
    rest = [
        line
        for change in proposal.changes[_CHANGES:]
        for line in (f"- {in_words(change, language)}", *details(change, old, new))
    ]
    if not proposal.changes:
        rest = [editors.COMMENTS_ONLY[language]]
    if rest:
        yield Section("", tuple(rest))


def _problems(label: Label, problems: Sequence[Problem], language: Language) -> Iterator[Section]:
    if problems:
        heading = label[language].format(count=len(problems))
        yield Section(heading, problems_told(problems, language))


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
            yield Section(label[language], tuple(_came(one, language) for one in found))


def _came(one: Compared, language: Language) -> str:
    assert one.after is not None, "what is gone did not get worse"
    labelled = one.after.labelled
    before = one.before.got if one.before else "-"
    return editors.CAME_TO[language].format(
        text=labelled.text,
        expects=" / ".join(labelled.expects),
        before=before,
        after=one.after.got,
    )


def _shown(sections: Sequence[Section], more: Label, language: Language) -> Iterator[str]:
    """A text for each section that says anything: what fits, and how many lines do not."""
    lines = [[_line(line) for line in section.lines] for section in sections]
    heads = [_line(section.heading, _HEADING) for section in sections]
    counts = _counts(lines, _ROOM - sum(len(head) + _MORE for head in heads))
    for head, all_lines, count in zip(heads, lines, counts, strict=True):
        said = [f"**{head}**"] if head else []
        said += all_lines[:count]
        if rest := len(all_lines) - count:
            said.append(f"-# {more[language].format(count=rest)}")
        if text := "\n".join(said).strip():
            yield text


def _counts(lines: Sequence[Sequence[str]], room: int) -> list[int]:
    """How many lines of each section fit: one more of every one by turns, so that none is lost."""
    counts = [0] * len(lines)
    for turn in range(_LINES):
        for number, all_lines in enumerate(lines):
            line = all_lines[turn] if counts[number] == turn < len(all_lines) else None
            if line is not None and len(line) < room:
                room -= len(line) + 1
                counts[number] += 1
    return counts


def _line(text: str, most: int = _LINE) -> str:
    return escape(shortened(" ".join(text.split()), most))
