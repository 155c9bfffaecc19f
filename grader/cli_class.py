"""The commands for a class: grade it, report on it, export, appeal. What one needs is imported when it runs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["COMMANDS", "export", "grade", "make_key", "regrade", "report", "verify_result"]


class Form(StrEnum):
    """The forms that results are exported in."""

    CSV = "csv"
    PARQUET = "parquet"
    GRADESCOPE = "gradescope"
    PRAIRIELEARN = "prairielearn"
    JUNIT = "junit"
    GITHUB = "github"


AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
Results = Annotated[str, typer.Argument(help="The folder that `torchcourse grade` wrote, or its URL.")]


def grade(
    submissions: Annotated[
        list[str],
        typer.Argument(
            help="A folder of hand-ins or what Canvas, Moodle or Gradescope exported, zipped or not, or single "
            "folders, zips, modules and notebooks; each may be a URL, as s3://bucket/week1."
        ),
    ],
    *,
    results: Annotated[str, typer.Option(help="The folder for the results, or a URL.")] = "results",
    jobs: Annotated[int, typer.Option(min=1, help="How many to grade at the same time; 1 GB each.")] = 2,
    scheduler: Annotated[
        str,
        typer.Option(help="Send the work to this Dask scheduler, as tcp://host:8786.", show_default=False),
    ] = "",
    assignment: Annotated[
        str, typer.Option(help="Count this assignment's sections, handed in or not.", show_default=False)
    ] = "",
    only: Annotated[
        list[str] | None, typer.Option(help="This student only; may be repeated.", show_default=False)
    ] = None,
    regrade: Annotated[
        bool,
        typer.Option("--regrade/--resume", help="Grade all again, or only what has no result yet."),
    ] = False,
    sign: Annotated[
        Path | None, typer.Option(help="Sign each result with this private key.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Grade a class in the jail, one result file a student. Stopped or killed, run it again: it does the rest."""
    from grader.cli_grade import run

    code = run(
        submissions,
        results,
        only or [],
        jobs=jobs,
        scheduler=scheduler,
        assignment=assignment,
        regrade=regrade,
        key=sign,
        as_json=as_json,
    )
    raise typer.Exit(code)


def report(
    results: Results = "results",
    *,
    to: Annotated[Path, typer.Option(help="The folder for the pages.")] = Path("report"),
    submissions: Annotated[
        list[str] | None,
        typer.Option(
            help="What was handed in, as for `grade`; may be repeated. The class's page then tells which hand-ins "
            "are much alike: a hint to look, no verdict.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write a page for each student, and one for the class: what was hard, why, and for whom."""
    from grader.cli_grade import run_report

    raise typer.Exit(run_report(results, to, submissions or [], as_json=as_json))


def export(
    results: Results = "results",
    *,
    form: Annotated[Form, typer.Option("--format", help="What the files are for.")] = Form.CSV,
    to: Annotated[Path, typer.Option(help="The folder for the files.")] = Path("export"),
) -> None:
    """Write the results as tables, or files a student in the form that another platform reads.

    In a workflow of GitHub Actions, the form `github` fills the job's summary and prints annotations.
    """
    from grader.cli_grade import run_export

    raise typer.Exit(run_export(results, form.value, to))


def regrade(
    result: Annotated[str, typer.Argument(help="A file that `torchcourse grade` wrote, or its URL.")],
    submission: Annotated[str, typer.Argument(help="What was handed in, or its URL.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Grade a hand-in again as its result was graded; tell what differs, with exit status 1. For an appeal."""
    from grader.cli_grade import run_regrade

    raise typer.Exit(run_regrade(result, submission, as_json=as_json))


def make_key(
    private: Annotated[Path, typer.Argument(help="The file for the key that signs.")],
    public: Annotated[Path, typer.Argument(help="The file for the key that checks.")],
) -> None:
    """Make the pair of keys for `grade --sign` and `verify-result --key`."""
    from grader.cli_grade import run_make_key

    raise typer.Exit(run_make_key(private, public))


def verify_result(
    files: Annotated[list[str], typer.Argument(help="Result files, or their URLs.")],
    *,
    key: Annotated[Path, typer.Option(help="The public key.")],
    as_json: AsJson = False,
) -> None:
    """Check the signatures of results: exit status 1 where one does not hold."""
    from grader.cli_grade import run_verify_result

    raise typer.Exit(run_verify_result(files, key, as_json=as_json))


COMMANDS = (grade, report, export, regrade, make_key, verify_result)
