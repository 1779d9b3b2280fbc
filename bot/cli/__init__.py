"""The terminal: thin commands over the same core that answers on Discord.

Each command imports what it needs when it is called, so that `run` starts fast.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.exits import Exit
from bot.settings import Settings, SettingsError

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
    from bot.log import last_words

    sys.excepthook = last_words
    app()


@app.callback(invoke_without_command=True)
def default(context: typer.Context, *, no_browser: NoBrowser = False) -> None:
    """With a token: `run`. Without one: `try`, the real bot in a simulated Discord."""
    if context.invoked_subcommand:
        return
    settings = _settings()
    raise typer.Exit(_run(settings) if settings.discord_token else _try(settings, no_browser))


@app.command()
def run() -> None:
    """Run the bot on Discord. Needs DISCORD_TOKEN; never falls back to anything else."""
    raise typer.Exit(_run(_settings()))


@app.command(name="try")
def try_(*, no_browser: NoBrowser = False) -> None:
    """Run the real bot in a simulated Discord in the browser. Needs no token and no network."""
    raise typer.Exit(_try(_settings(), no_browser))


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question. Without it: a prompt.")] = None,
    *,
    why: Annotated[bool, typer.Option("--why", help="Explain the decision.")] = False,
    batch: Annotated[
        str | None, typer.Option("--batch", metavar="FILE", help="A question a line; - is stdin.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="With --batch: a JSON line each.")] = False,
) -> None:
    """Ask the FAQ in the terminal: the same card as on Discord."""
    from bot.cli import asking, batches

    library = _library(_settings())
    if batch is not None:
        raise typer.Exit(batches.answer_batch(batch, library.current, as_json=json))
    if question is None:
        raise typer.Exit(asking.prompt(library.current, why=why))
    raise typer.Exit(asking.ask_once(question, library.current, why=why))


@app.command()
def check() -> None:
    """Check the knowledge folder: every problem with file, line, column and what to do."""
    from bot.cli import checking

    raise typer.Exit(checking.check(_settings().knowledge_dir))


@app.command(name="eval")
def eval_(
    *,
    all_: Annotated[bool, typer.Option("--all", help="List every question not graded right.")] = False,
) -> None:
    """Ask all labelled questions and count: right, offered, wrong, false, refused."""
    from bot.cli import evaluating

    raise typer.Exit(evaluating.evaluate_all(_library(_settings()).current, every=all_))


@app.command()
def invite(
    application_id: Annotated[
        int | None, typer.Option(help="The application's id; without it, read from DISCORD_TOKEN.")
    ] = None,
) -> None:
    """Print the link that adds the bot to a server, with exactly the permissions it needs."""
    from bot.cli import inviting

    raise typer.Exit(inviting.invite(application_id, _settings()))


@app.command()
def schema() -> None:
    """Write the JSON Schemas that give an editor completion into the knowledge folder."""
    from bot.core.schema import schemas

    folder: Path = _settings().knowledge_dir / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
        typer.echo(f"{folder / name} written")


def _settings() -> Settings:
    try:
        return Settings.load()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None


def _library(settings: Settings):  # type: ignore[no-untyped-def]
    from bot.library.library import KnowledgeError, Library

    try:
        return Library.open(settings.knowledge_dir)
    except KnowledgeError as error:
        typer.echo(f"The FAQ cannot be loaded: {error} Run: python -m bot check", err=True)
        raise typer.Exit(Exit.KNOWLEDGE) from None


def _run(settings: Settings) -> Exit:
    from bot.log import set_up
    from bot.run import run as serve

    set_up()
    return serve(settings)


def _try(settings: Settings, no_browser: bool) -> Exit:  # noqa: FBT001 - handed through
    from bot.rehearsal import rehearse

    return rehearse(settings, open_browser=not no_browser)
