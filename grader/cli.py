"""`torchcourse`, the command. What a command needs is imported when it runs: `--help` answers at once."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from grader import __version__, cli_class, cli_nbgrader
from grader.checkout import in_checkout
from grader.errors import UserError
from grader.exits import Exit

__all__ = ["app", "main"]

app = typer.Typer(
    name="torchcourse",
    help="A PyTorch course that grades itself.",
    epilog="Exit status: 0 fine, 1 points lost or a bar missed, 2 a mistake in the command or in a file, "
    "3 the grader's own fault, 70 a bug of this command, 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(cli_nbgrader.app, name="nbgrader")


AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
Version = Annotated[bool, typer.Option("--version", help="Print the version and exit.")]
Target = Annotated[str, typer.Argument(help="A section (s04) or a task (s04.descend).", show_default=False)]
Corpus = Annotated[
    Path | None, typer.Option(help="A folder of wheats and chaffs of your own.", show_default=False)
]
Submission = Annotated[
    Path | None,
    typer.Option(help="A folder, a module or a zip to grade instead of exercises/.", show_default=False),
]


def main() -> None:
    """Run the command: a `UserError` is one line on stderr; only a bug of the kit's own has a traceback."""
    try:
        app()
    except UserError as error:
        print(error, file=sys.stderr)
        sys.exit(Exit.USAGE)
    except Exception:
        import traceback

        traceback.print_exc()
        print(f"This is a bug of torchcourse {__version__}: please report it.", file=sys.stderr)
        sys.exit(Exit.BUG)


@app.callback(invoke_without_command=True)
def options(*, version: Version = False) -> None:
    """A PyTorch course that grades itself."""
    if version:
        print(f"torchcourse {__version__}")
        raise typer.Exit


@app.command()
def check(
    target: Target = "",
    *,
    submission: Submission = None,
    public: Annotated[bool, typer.Option("--public", help="Run the examples of the prompts alone.")] = False,
    as_json: AsJson = False,
) -> None:
    """Try your answers: the prompts' examples and, in the full checkout, the hidden checks."""
    from grader.cli_check import run

    raise typer.Exit(run(target, submission, public=public, as_json=as_json))


for command in cli_class.COMMANDS:
    app.command()(command)


@app.command()
def hint(
    task: Annotated[str, typer.Argument(help="The task, such as s04.descend.", show_default=False)],
    *,
    level: Annotated[int, typer.Option(min=1, help="From 1, a nudge, to the near-answer.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Show a hint for a task."""
    from grader.cli_hint import run

    raise typer.Exit(run(task, level, as_json=as_json))


@app.command()
def build(
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the stubs that were changed as well.")
    ] = False,
    stale: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail where a file is stale.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Generate the exercises, unpack the digits."""
    from grader.course import course_root
    from grader.pristine import is_bundle

    if is_bundle(course_root()) and not (stale or force):
        from grader.cli_unpack import run as unpack

        raise typer.Exit(unpack(as_json=as_json))
    with in_checkout("build --check" if stale else "build --force"):
        from grader.cli_build import run, run_check
    raise typer.Exit(run_check(as_json=as_json) if stale else run(force=force, as_json=as_json))


@app.command()
def release(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the bundle goes.")],
    *,
    assignment: Annotated[
        list[str] | None, typer.Option(help="What to hand out, as often as you like; all if none.")
    ] = None,
    pack: Annotated[bool, typer.Option("--zip", help="Write DIR.zip as well.")] = False,
    github: Annotated[
        str,
        typer.Option(
            metavar="OWNER/NAME",
            help="With a workflow that grades each push by the hidden checks in this private repository.",
            show_default=False,
        ),
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Into a folder of something else, and over changed stubs.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make the bundle that a class gets: no solution and no hidden check in it."""
    with in_checkout("release"):
        from grader.cli_release import run
    raise typer.Exit(run(folder, assignment or [], pack=pack, force=force, as_json=as_json, github=github))


@app.command()
def gradescope(
    archive: Annotated[Path, typer.Argument(metavar="ZIP", help="The zip to write.")],
    *,
    assignment: Annotated[str, typer.Option(help="What is handed in there.")],
    force: Annotated[bool, typer.Option("--force", help="Over a zip that no release made.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make the autograder that is uploaded to Gradescope. It holds solutions and hidden checks: not for students."""
    with in_checkout("gradescope"):
        from grader.cli_gradescope import run
    raise typer.Exit(run(archive, assignment, force=force, as_json=as_json))


@app.command()
def verify(
    targets: Annotated[
        list[str] | None, typer.Argument(help="Sections (s04) or tasks (s04.descend); all if none.")
    ] = None,
    *,
    corpus: Corpus = None,
    only: Annotated[str, typer.Option(help="tasks,solutions,stubs,wheats,chaffs,mutants")] = "",
    jobs: Annotated[int, typer.Option(min=1, help="How many to try at the same time.")] = 2,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Draw with this seed, not the course's.", show_default=False)
    ] = None,
    quick: Annotated[
        bool,
        typer.Option("--quick", help="Try each on its own task, a chaff until it is lost; judge no causes."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Grade the grader: wheats, chaffs, causes, mutants."""
    with in_checkout("verify"):
        from grader.verify.command import run

        code = run(targets or [], corpus, only=only, as_json=as_json, jobs=jobs, seed=seed, quick=quick)
        raise typer.Exit(code)


@app.command()
def doctor(*, as_json: AsJson = False) -> None:
    """Tell whether this machine is ready for the course."""
    from grader.cli_doctor import run

    raise typer.Exit(run(as_json=as_json))
