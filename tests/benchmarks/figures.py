"""The figures of one run as a table for README.md and as a picture beside it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from grader.course import load_course
from tests.benchmarks.rivals import Row, beside

__all__ = ["picture", "show", "table"]

PICTURE = Path(__file__).parent / "rivals.svg"
FIGURES = PICTURE.with_suffix(".json")

_OURS = "torchcourse, 1 job"


def show(sections: Sequence[str], submissions: int, whole: int) -> None:
    """Print the table, and draw the picture that README.md shows: one section at a time, then the whole course."""
    rows = [row for name in sections for row in beside([name], submissions, _title(name))]
    if whole:
        rows += beside([section.id for section in load_course().sections], whole, "the whole course")
    FIGURES.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")
    print(table(rows))
    picture(rows, PICTURE)
    print(f"drawn: {PICTURE}, from {FIGURES}")


def _title(name: str) -> str:
    section = load_course().section(name)
    return f"{section.id.partition('_')[0]}, {section.title}"


def table(rows: Sequence[Row]) -> str:
    """Markdown: seconds a submission, and how many times as long as ours with one job."""
    lines = ["| what | hand-ins | with | seconds each | ÷ ours, 1 job |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *_lines(rows)]) + "\n"


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    base = {row.what: row.seconds for row in rows if row.contestant == _OURS}
    for row in rows:
        ratio = row.seconds / base[row.what]
        yield f"| {row.what} | {row.submissions} | {row.contestant} | {row.seconds:.2f} | {ratio:.1f} |"


def picture(rows: Sequence[Row], path: Path) -> None:
    """Bars, a panel for each thing that was graded, drawn as SVG."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "torchcourse", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot

    kinds = list(dict.fromkeys(row.what for row in rows))
    figure, panels = pyplot.subplots(len(kinds), 1, figsize=(7, 1.9 * len(kinds)), squeeze=False)
    for panel, what in zip(panels.flat, kinds, strict=True):
        own = [row for row in rows if row.what == what][::-1]
        bars = panel.barh([row.contestant for row in own], [row.seconds for row in own], color="#4c72b0")
        panel.bar_label(bars, fmt="%.2f s", padding=3)
        panel.set_title(f"{what}: seconds a submission", loc="left")
        panel.spines[["top", "right"]].set_visible(False)
        panel.margins(x=0.15)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
