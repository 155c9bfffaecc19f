"""Mutants that no check can or has to tell apart, listed with the reason: `tests/mutants/<section>.yaml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from grader.errors import UserError, did_you_mean
from grader.marked_yaml import Location, read_marked_yaml

__all__ = ["Equivalents", "read_equivalents"]

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Group(BaseModel):
    """Mutants of one task that are equivalent for one reason."""

    model_config = ConfigDict(extra="forbid")

    task: Text
    reason: Text
    mutants: Annotated[list[Text], Field(min_length=1)]


@dataclass(frozen=True)
class Equivalents:
    """The list of one section: where each mutant stands in it, by task and key."""

    path: Path
    lines: dict[tuple[str, str], int]

    def __contains__(self, mutant: tuple[str, str]) -> bool:
        return mutant in self.lines


def read_equivalents(path: Path, tasks: list[str]) -> Equivalents:
    """Read a section's list; where there is no file, nothing is equivalent."""
    if not path.is_file():
        return Equivalents(path, {})
    marked = read_marked_yaml(path)
    try:
        groups = TypeAdapter(list[_Group]).validate_python(marked.data or [])
    except ValidationError as error:
        first = error.errors()[0]
        at = tuple(part for part in first["loc"] if isinstance(part, str | int))
        what = f"{'.'.join(str(part) for part in at) or 'the list'}: {first['msg']}"
        remedy = "Write a list of `task`, `reason` and `mutants`."
        raise UserError(path, marked.line(at), what, remedy) from None
    lines: dict[tuple[str, str], int] = {}
    for mutant, at in _mutants(groups):
        line = marked.line(at)
        if mutant[0] not in tasks:
            raise UserError(path, line, f"no task {mutant[0]!r} here", did_you_mean(mutant[0], tasks))
        if mutant in lines:
            what = f"mutant {mutant[1]!r} is listed already, on line {lines[mutant]}"
            raise UserError(path, line, what, "Take one of the two out.")
        lines[mutant] = line
    return Equivalents(path, lines)


def _mutants(groups: list[_Group]) -> Iterator[tuple[tuple[str, str], Location]]:
    for number, group in enumerate(groups):
        for place, key in enumerate(group.mutants):
            yield (group.task, key), (number, "mutants", place)
