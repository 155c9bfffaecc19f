"""Results inside a workflow of GitHub Actions: appended to the job's summary, annotations printed."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.batch.ledger import Entry
from grader.report.github import annotations, problem_annotation, problem_summary, summary

__all__ = ["ANNOTATIONS", "SUMMARY", "github_files", "tell"]

SUMMARY, ANNOTATIONS = ".md", ".annotations.txt"
_MOST = 1 << 20  # bytes of a step's summary; of a longer one GitHub shows nothing
_FULL = "\nThe other summaries do not fit here: see the exported files.\n"


def github_files(entry: Entry) -> Iterator[tuple[str, bytes]]:
    """What is written for one hand-in, by the end of the file's name."""
    if entry.result is None:
        problem = f"the grader's own fault: {entry.problem}" if entry.ours else entry.problem
        told, commands = problem_summary(entry.student, problem), [problem_annotation(entry.student, problem)]
    else:
        told, commands = summary(entry.result, entry.student), annotations(entry.result)
    yield SUMMARY, told.encode("utf-8", "replace")
    yield ANNOTATIONS, "".join(f"{line}\n" for line in commands).encode("utf-8", "replace")


def tell(written: Iterable[Path]) -> None:
    """In a workflow, show what was written; elsewhere the files are all there is."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if not page:
        return
    for path in written:
        if path.name.endswith(SUMMARY):
            _append(Path(page), path.read_bytes())
        else:
            print(path.read_text(encoding="utf-8"), end="")


def _append(page: Path, told: bytes) -> None:
    with page.open("ab") as file:
        left = _MOST - file.tell() - len(_FULL)
        file.write(told + b"\n" if len(told) < left else _FULL.encode() if left > 0 else b"")
