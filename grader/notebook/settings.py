"""An instructor's `nbgrader_config.py`: read as nbgrader reads it, and the proof that our steps are in force."""

from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from traitlets import TraitError
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader
from traitlets.utils.importstring import import_item

from grader.errors import UserError
from grader.notebook.configuration import configure

__all__ = ["CONFIG", "course_directory", "prove", "read_config"]

CONFIG = "nbgrader_config.py"
_PATIENCE = "60"
"""Seconds that a process waits for another that writes into the same SQLite file."""


def read_config(folder: Path) -> Config:
    """The configuration of a course folder, whatever the working folder is."""
    if not (folder / CONFIG).is_file():
        remedy = "Run `torchcourse nbgrader init DIR`, and give that folder."
        raise UserError(folder, None, f"there is no {CONFIG} here", remedy)
    try:
        config = PyFileConfigLoader(CONFIG, path=str(folder)).load_config()
    except Exception as problem:  # it is Python, so anything may be wrong with it
        what = f"it cannot be read: {type(problem).__name__}: {problem}"
        raise UserError(folder / CONFIG, None, what, "Mend it, or move it away and run init.") from None
    config.CourseDirectory.root = str(folder.absolute())
    return config


def course_directory(config: Config) -> Any:
    """The folder as nbgrader sees it; a SQLite gradebook is waited for, whatever its URL says."""
    directory = CourseDirectory(config=config)
    try:
        url = make_url(directory.db_url)
    except ArgumentError:
        what = "db_url is no URL of a database"
        raise UserError(CONFIG, None, what, "Write it like sqlite:////srv/course/gradebook.db.") from None
    if url.get_backend_name() == "sqlite" and "timeout" not in url.query:
        url = url.update_query_dict({"timeout": _PATIENCE})
    directory.db_url = url.render_as_string(hide_password=False)
    return directory


def prove(config: Config) -> None:
    """Raise unless what nbgrader would run, with all that the configuration says, is our pipeline exactly.

    A step of ours that is missing or switched off would not fail: nbgrader would give full marks.
    """
    wanted = Config()
    configure(wanted)
    try:
        found = _in_force(config)
    except (TraitError, ImportError, AttributeError) as problem:
        raise _refusal(f"Autograde cannot be set up ({problem})") from None
    for name, value in wanted.Autograde.items():
        if found[name] != _imported(value):
            raise _refusal(f"Autograde.{name} is not what torchcourse needs")


def _in_force(config: Config) -> dict[str, Any]:
    """The exporter, the hook and the steps that are switched on, as the converter itself sets them up."""
    converter = Autograde(coursedir=CourseDirectory(config=config), config=config)
    converter.exporter = converter.exporter_class(parent=converter, config=converter.config)
    found = {"exporter_class": converter.exporter_class, "pre_convert_hook": converter.pre_convert_hook}
    for name, sanitizing in (("sanitize_preprocessors", True), ("autograde_preprocessors", False)):
        converter._sanitizing = sanitizing
        converter._init_preprocessors()
        found[name] = [type(step) for step in converter.exporter._preprocessors if step.enabled]
    return found


def _imported(value: Any) -> Any:
    return [import_item(one) for one in value] if isinstance(value, list) else import_item(value)


def _refusal(what: str) -> UserError:
    remedy = "Let `configure(c)` of grader.notebook.configuration be its last line. Nothing was graded."
    return UserError(CONFIG, None, what, remedy)
