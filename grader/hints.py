"""The hints of a task, as `torchcourse build` wrote them into the exercises."""

import json
from pathlib import Path

from grader.errors import UserError

__all__ = ["read_hints"]

FILE = "hints.json"


def read_hints(exercises: Path) -> dict[str, list[str]]:
    """All hints, from nudge to near-answer, by task id."""
    path = exercises / FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError(path, None, "there is no such file", "Run `torchcourse build`.") from None
    except ValueError as error:
        line = getattr(error, "lineno", None)
        raise UserError(path, line, f"not valid JSON: {error}", "Run `torchcourse build`.") from None
    if not _is_hints(found):
        raise UserError(path, None, "not a list of hints for each task", "Run `torchcourse build`.")
    return dict(found)


def _is_hints(found: object) -> bool:
    return isinstance(found, dict) and all(
        isinstance(texts, list) and all(isinstance(text, str) for text in texts) for texts in found.values()
    )
