"""`torchcourse doctor`."""

import json
from dataclasses import asdict

from grader.course import course_root
from grader.doctor import Finding, examine
from grader.exits import Exit

__all__ = ["run"]


def run(*, as_json: bool) -> Exit:
    """Print what was found; the status tells whether the course can be worked on here."""
    found = examine(course_root())
    ready = all(finding.ok for finding in found if finding.needed)
    if as_json:
        findings = [asdict(finding) for finding in found]
        print(json.dumps({"schema_version": 1, "ready": ready, "findings": findings}, indent=1))
    else:
        _print_table(found)
    return Exit.FINE if ready else Exit.LOST


def _print_table(found: list[Finding]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("", "", "found", "remedy"):
        table.add_column(column, overflow="fold")
    for finding in found:
        sign, style = _sign(finding)
        table.add_row(Text(sign, style), Text(finding.name), Text(finding.value), Text(finding.remedy))
    Console(highlight=False).print(table)


def _sign(finding: Finding) -> tuple[str, str]:
    if finding.ok:
        return "ok", "green"
    return ("MEND", "bold red") if finding.needed else ("--", "yellow")
