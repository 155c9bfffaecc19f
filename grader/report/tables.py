"""Tables as CSV that a spreadsheet reads and does not run."""

import csv
import io
from collections.abc import Iterable, Sequence

__all__ = ["Cell", "csv_text"]

Cell = str | float | None


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as CSV. What is not known is an empty cell."""
    text = io.StringIO()
    csv.writer(text).writerows([_cell(one) for one in row] for row in rows)
    return text.getvalue()


def _cell(value: Cell) -> str:
    """A number plainly; a text so that no spreadsheet takes it for a formula."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return f"{round(value, 4):.10g}"
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
