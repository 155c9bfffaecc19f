"""Importing the kit's own files by their path."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from grader.checking.registry import Check, checks_of

__all__ = ["file_checks", "load_checks", "load_module"]


def load_module(path: Path, name: str) -> ModuleType:
    """Import one of the kit's own files under a name that no submission can take."""
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be imported")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def load_checks(folder: Path) -> list[Check]:
    """All checks of the files `test_*.py` in `folder`, by file and then by line."""
    return [check for path in sorted(folder.glob("test_*.py")) for check in file_checks(path)]


def file_checks(path: Path) -> list[Check]:
    """The checks of one file, by line."""
    return checks_of(load_module(path, f"grader.{path.parent.name}.{path.stem}"))
