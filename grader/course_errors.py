"""Mistakes in `course.yaml` told as `UserError`s: from pydantic's report, and those that only names show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from grader.errors import UserError, did_you_mean
from grader.marked_yaml import Location, MarkedYaml

__all__ = ["explain", "find_cycle", "refuse_duplicates"]

_MOMENT = "a date and time with its zone, such as 2026-10-01T23:59:00+02:00"
WANTED = {
    "bool_type": "true or false",
    "datetime_from_date_parsing": _MOMENT,
    "datetime_type": _MOMENT,
    "dict_type": "keys with values",
    "finite_number": "a finite number",
    "float_type": "a number",
    "greater_than": "more than {gt:g}",
    "greater_than_equal": "{ge:g} or more",
    "int_type": "a whole number",
    "less_than_equal": "{le:g} or less",
    "literal_error": "{expected}",
    "model_type": "keys with values",
    "string_pattern_mismatch": "a name of the form {pattern}",
    "string_too_short": "a text",
    "string_type": "a text",
    "timezone_aware": _MOMENT,
    "too_short": "a list with something in it",
    "tuple_type": "a list",
}


def explain(error: ValidationError, marked: MarkedYaml, model: type[BaseModel]) -> UserError:
    """The mistake that stands first in the file, in one line."""
    first = _first(error.errors(include_url=False), marked)
    location = first["loc"]
    line, key = marked.line(location), _name(location)
    if first["type"] == "extra_forbidden":
        known = _keys(_model_at(model, location[:-1]))
        return UserError(marked.file, line, f"unknown key {key!r}", did_you_mean(key, known))
    if first["type"] == "missing":
        return UserError(marked.file, line, f"{key!r} is missing here", f"Add `{key}: …`.")
    wanted = WANTED.get(first["type"], first["msg"]).format(**first.get("ctx", {}))
    what = f"{key!r} is {_shown(first['input'])}, which is not {wanted}"
    return UserError(marked.file, line, what, f"Give {wanted}.")


def _first(mistakes: list[ErrorDetails], marked: MarkedYaml) -> ErrorDetails:
    """The first that is not merely around another; a misspelt key before the right one that it leaves out."""
    around = {mistake["loc"][:length] for mistake in mistakes for length in range(len(mistake["loc"]))}
    innermost = [mistake for mistake in mistakes if mistake["loc"] not in around]
    return min(innermost, key=lambda mistake: (marked.line(mistake["loc"]), mistake["type"] == "missing"))


def refuse_duplicates(marked: MarkedYaml, kind: str, names: Iterable[tuple[str, Location]]) -> None:
    """Raise at the second use of a name."""
    seen: dict[str, int] = {}
    for name, location in names:
        line = marked.line(location)
        if name in seen:
            what = f"duplicate {kind} id {name!r} (first on line {seen[name]})"
            raise UserError(marked.file, line, what, "Rename or remove one of the two.")
        seen[name] = line


def find_cycle(edges: Mapping[str, Sequence[str]]) -> list[str]:
    """A path that ends where it began, or nothing."""

    def follow(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        return next(filter(None, (follow(other, [*path, name]) for other in edges[name])), [])

    return next(filter(None, (follow(name, []) for name in edges)), [])


def _name(location: Location) -> str:
    """The last key on the way to the mistake: `tasks` for an item of it."""
    return next((str(part) for part in reversed(location) if isinstance(part, str)), "the file")


def _shown(value: object) -> str:
    """The value as written, or what it is where it is long."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, tuple):
        return "a list" if value else "an empty list"
    return "empty" if value is None else repr(value)


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """The model that describes a part of the file."""
    for part in location:
        if isinstance(part, str):
            field = next(field for name, field in model.model_fields.items() if (field.alias or name) == part)
            model = next(_models_in(field.annotation))
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models named in a type such as `tuple[Task, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inside in get_args(annotation):
        yield from _models_in(inside)
