"""What only a notebook understands (magics, shell lines, questions), left out of a cell that is no Python as it is."""

import re

__all__ = ["NOTEBOOK", "TIP", "without_magics"]

NOTEBOOK = ".ipynb"
TIP = "magics and shell lines (% and !) were left out: they do something in Jupyter only"

_LINE = re.compile(
    r"""^(?P<indent>\s*)
    (?: [%!] .* | \?{1,2} [\w.]+ | [\w.]+ \?{1,2}   # %timeit f(x)   !pip install x   ?torch   torch??
      | [\w,\s]+ = \s* [%!] .* ) \s* $              # files = !ls
    """,
    re.VERBOSE,
)
_AROUND_PYTHON = re.compile(r"^%%(time|timeit|capture|prun)\b")


def without_magics(cell: str) -> str:
    """The cell with `pass` for each such line, so that no line moves; nothing of a cell in another language."""
    lines = cell.split("\n")
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    if first.startswith("%%") and not _AROUND_PYTHON.match(first):
        return "\n" * (len(lines) - 1)
    return "\n".join(_LINE.sub(r"\g<indent>pass", line) for line in lines)
