"""How learning platforms name what they export: whose each file or folder is."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

__all__ = ["METADATA", "owner_of", "submitters"]

METADATA = "submission_metadata.yml"
"""The file in which a Gradescope export tells who handed in each folder."""

# Canvas, `submissions.zip`: name, LATE where it was, the user's and the submission's number, the file's own name.
_CANVAS = re.compile(r"(?P<owner>[^_]+?)(?:_LATE)?_(?P<number>\d+)_\d+_(?P<file>.+)")
# Moodle, "download all submissions": full name, the participant's number, the plugin that took the file.
_MOODLE = re.compile(r"(?P<owner>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<file>.*)")


def owner_of(name: str) -> tuple[str, str] | None:
    """Whose file or folder of this name is in an export of Canvas or Moodle, and the name that it had before."""
    for pattern in (_MOODLE, _CANVAS):
        if found := pattern.fullmatch(name):
            return f"{found['owner']} {found['number']}", found["file"]
    return None


def submitters(folder: Path) -> Mapping[str, str]:
    """In a Gradescope export, whose each folder is; nothing where there is no such file, or it tells nothing."""
    path = folder / METADATA
    if path.is_symlink() or not path.is_file():
        return {}
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError, yaml.YAMLError):
        return {}
    entries = told.items() if isinstance(told, dict) else ()
    return {str(name): who for name, entry in entries if (who := _names(entry))}


def _names(entry: Any) -> str:
    people = entry.get(":submitters") if isinstance(entry, dict) else None
    named = [person for person in people if isinstance(person, dict)] if isinstance(people, list) else []
    told = (person.get(":email") or person.get(":name") for person in named)
    return ", ".join(name for name in told if isinstance(name, str))
