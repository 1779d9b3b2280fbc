"""The terminal: thin commands over the same core that answers on Discord.

Each command imports what it needs when it is called, so that `run` starts fast.
"""

from __future__ import annotations

import io
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.main import get_command

from bot.cli.form import Form
from bot.exits import Exit
from bot.settings import Settings, SettingsError

if TYPE_CHECKING:
    from bot.core.snapshot import Snapshot
    from bot.semantic.join import Semantic

app = typer.Typer(
    help=__doc__,
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Print the address; open nothing.")]


def main() -> None:
    """Entry point of `python -m bot`."""
    from bot.log import last_words, last_words_aside

    sys.excepthook = last_words
    threading.excepthook = sys.unraisablehook = last_words_aside
    # A terminal or a pipe may know fewer characters than an answer has, and send other bytes.
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    # To call the Typer itself would replace our hook by one that prints an exception's text.
    get_command(app)()


@app.callback(invoke_without_command=True)
def default(context: typer.Context, *, no_browser: NoBrowser = False) -> None:
    """With a token: `run`. Without one: `try`, the real bot in a simulated Discord."""
    if context.invoked_subcommand:
        return
    settings = _settings()
    raise typer.Exit(_run(settings) if settings.has_token else _try(settings, no_browser))


@app.command(name="run")
def run_() -> None:
    """Run the bot on Discord. Needs DISCORD_TOKEN; never falls back to anything else."""
    raise typer.Exit(_run(_settings()))


@app.command(name="try")
def try_(*, no_browser: NoBrowser = False) -> None:
    """Run the real bot in a simulated Discord in the browser. Needs no token and no network."""
    raise typer.Exit(_try(_settings(), no_browser))


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(help="The question. Without it: a prompt.")
    ] = None,
    *,
    why: Annotated[bool, typer.Option("--why", help="Explain the decision.")] = False,
    batch: Annotated[
        str | None, typer.Option("--batch", metavar="FILE", help="A question a line; - is stdin.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="With --batch: a JSON line each.")] = False,
) -> None:
    """Ask the FAQ in the terminal: the same card as on Discord."""
    from bot.cli import asking, batches

    if json and batch is None:
        raise typer.BadParameter("--json needs --batch FILE.")
    if batch is not None and (question is not None or why):
        raise typer.BadParameter("--batch takes its questions from the file, and no --why.")
    settings = _settings()
    snapshot = _snapshot(settings, settings.semantic)
    if batch is not None:
        raise typer.Exit(batches.answer_batch(batch, snapshot, as_json=json))
    if question is None:
        raise typer.Exit(asking.prompt(snapshot, why=why))
    raise typer.Exit(asking.ask_once(question, snapshot, why=why))


@app.command()
def check(
    *,
    form: Annotated[
        Form, typer.Option("--format", help="For people, for programs, or GitHub's annotations.")
    ] = Form.TEXT,
) -> None:
    """Check the knowledge folder: every problem with file, line, column and what to do."""
    from bot.cli import checking
    from bot.texts.host import NO_EDITORS

    settings = _settings()
    code = checking.check(settings.knowledge_dir, form, state=settings.state_dir)
    if settings.lacks_editors and form is Form.TEXT:
        typer.echo(NO_EDITORS)
    raise typer.Exit(code)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A folder, or a git revision of the folder.")],
    new: Annotated[str | None, typer.Argument(help="The same; without it, the folder.")] = None,
    *,
    language: Annotated[str, typer.Option("--language", help="en or es.")] = "en",
) -> None:
    """Say in words what changed between two states of the knowledge folder."""
    from bot.cli import diffing
    from bot.core.model import LANGUAGES

    spoken = next((known for known in LANGUAGES if known == language), None)
    if spoken is None:
        raise typer.BadParameter(f"--language is one of {', '.join(LANGUAGES)}.")
    folder = _settings().knowledge_dir
    raise typer.Exit(diffing.diff(old, new or str(folder), folder, spoken))


@app.command(name="eval")
def eval_(  # noqa: PLR0913 - one for each option
    *,
    all_: Annotated[
        bool, typer.Option("--all", help="List every question not graded right.")
    ] = False,
    meaning: Annotated[
        bool, typer.Option("--meaning", help="Compare by meaning too, with the extra [semantic].")
    ] = False,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Find the thresholds anew, cross-validated.")
    ] = False,
    plot: Annotated[
        Path | None, typer.Option("--plot", help="With --calibrate: draw what was found there.")
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="With --calibrate: write what was found, to review.")
    ] = False,
    compare: Annotated[
        str | None,
        typer.Option("--compare", metavar="OLD", help="A folder or git revision to compare with."),
    ] = None,
) -> None:
    """Ask all labelled questions and count: right, offered, wrong, false, refused."""
    from bot.cli import calibrating, comparing, evaluating

    if (plot is not None or write) and not calibrate:
        raise typer.BadParameter("--plot and --write need --calibrate.")
    if compare is not None:
        if calibrate or meaning:
            raise typer.BadParameter("--compare takes no --calibrate and no --meaning.")
        folder = _settings().knowledge_dir
        raise typer.Exit(comparing.compare_with(compare, folder, every=all_))
    snapshot = _snapshot(_settings(), "on" if meaning else "off")
    if calibrate:
        target = calibrating.FOUND_FILE if write else None
        raise typer.Exit(calibrating.calibrate_all(snapshot, plot=plot, write=target))
    raise typer.Exit(evaluating.evaluate_all(snapshot, every=all_))


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The archive to write, a .tar.gz.")]) -> None:
    """Write the FAQ, its history and what was live into one file. The bot may be running."""
    from bot.cli import backing_up

    settings = _settings()
    here = settings.database_url is None
    folder, state = settings.knowledge_dir, settings.state_dir
    raise typer.Exit(backing_up.backup(file, folder, state, history_here=here))


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="What `backup` wrote.")]) -> None:
    """Put back what `backup` wrote, with the bot stopped; what was there is kept aside."""
    from bot.cli import backing_up

    settings = _settings()
    raise typer.Exit(backing_up.restore(file, settings.knowledge_dir, settings.state_dir))


@app.command()
def invite(
    application_id: Annotated[
        int | None,
        typer.Option(min=1, help="The application's id; without it, read from DISCORD_TOKEN."),
    ] = None,
) -> None:
    """Print the link that adds the bot to a server, with exactly the permissions it needs."""
    from bot.cli import inviting

    raise typer.Exit(inviting.invite(application_id, _settings()))


@app.command()
def health() -> None:
    """Ask the bot that runs here whether it is ready: exit code 0, or 1 and one word why not."""
    from bot.cli.readiness import ask_readiness

    raise typer.Exit(ask_readiness(_settings().health_address))


@app.command()
def schema() -> None:
    """Write the JSON Schemas that give an editor completion into the knowledge folder."""
    from bot.core.loading.schema import schemas

    folder: Path = _settings().knowledge_dir / "schema"
    try:
        folder.mkdir(exist_ok=True)
        for name, text in schemas().items():
            (folder / name).write_text(text, encoding="utf-8")
            typer.echo(f"{folder / name} written")
    except OSError as error:
        typer.echo(f"{folder} cannot be written: {error.strerror}. See KNOWLEDGE_DIR.", err=True)
        raise typer.Exit(Exit.USAGE) from None


def _settings() -> Settings:
    try:
        settings = Settings.load()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None
    # What a command starts, such as git or a browser, gets the environment, and needs no token.
    for name in [name for name in os.environ if name.upper() == "DISCORD_TOKEN"]:
        del os.environ[name]
    return settings


def _snapshot(settings: Settings, semantic: Semantic) -> Snapshot:
    from bot.library.library import KnowledgeError, Library
    from bot.semantic.join import join_meaning
    from bot.texts.host import FAQ_BROKEN

    try:
        library = Library.open(settings.knowledge_dir)
    except KnowledgeError as error:
        typer.echo(FAQ_BROKEN.format(error=error), err=True)
        raise typer.Exit(Exit.KNOWLEDGE) from None
    join_meaning(library, semantic, settings.state_dir)
    return library.current


def _run(settings: Settings) -> Exit:
    from bot.app import run
    from bot.log import set_up

    set_up(settings.log_format)
    return run(settings)


def _try(settings: Settings, no_browser: bool) -> Exit:  # noqa: FBT001 - handed through
    from bot.rehearsal import rehearse

    return rehearse(settings, open_browser=not no_browser)
