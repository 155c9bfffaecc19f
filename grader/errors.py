"""The one exception for what somebody who uses the kit can put right."""

from pathlib import Path

__all__ = ["UserError", "did_you_mean"]


class UserError(Exception):
    """A mistake in a file or a command, told in one line: where it is, what it is, and the remedy.

    >>> print(UserError(Path("course.yaml"), 7, "unknown key 'pionts'", "Did you mean 'points'?"))
    course.yaml:7: unknown key 'pionts'. Did you mean 'points'?
    """

    def __init__(self, file: Path | str | None, line: int | None, what: str, remedy: str) -> None:
        super().__init__(what)
        self.file = Path(file) if file is not None else None
        self.line = line
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        place = [str(part) for part in (self.file and _short(self.file), self.line) if part is not None]
        where = ":".join(place) + ": " if place else ""
        return " ".join(f"{where}{self.what.rstrip('.')}. {self.remedy}".split())


def did_you_mean(word: str, known: list[str]) -> str:
    """A remedy for a name that is not known: the nearest one if one is near, else all there are."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]!r}?"
    return f"Known here: {', '.join(known)}." if known else "Nothing of the kind is known here."


def _short(file: Path) -> Path:
    """The path as seen from the working folder, where it lies below it."""
    try:
        return file.relative_to(Path.cwd())
    except ValueError:
        return file
