"""Scripts that other machines run, from their templates. What the checkout's project file says is said there alone."""

import shlex
import tomllib
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

import grader

__all__ = ["script"]


def script(template: str, **values: str) -> str:
    """A script, with the oldest Python and the PyTorch that the course takes among its values."""
    text = (Path(grader.__file__).resolve().parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    torch = [one for one in project["dependencies"] if one.startswith("torch")]
    python = project["requires-python"].removeprefix(">=")
    return _templates().get_template(template).render(values, python=python, torch=torch)


@cache
def _templates() -> Environment:
    """Square brackets, for braces mean something in workflows."""
    environment = Environment(
        loader=PackageLoader("grader.release"),
        variable_start_string="[[",
        variable_end_string="]]",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = shlex.quote
    return environment
