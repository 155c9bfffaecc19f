"""`torchcourse hint`."""

import json

from grader.course import load_course
from grader.errors import UserError
from grader.exits import Exit
from grader.hints import read_hints

__all__ = ["run"]


def run(name: str, level: int, *, as_json: bool) -> Exit:
    """Print one hint of a task."""
    course = load_course()
    task = course.task(name).id
    hints = read_hints(course.root / "exercises").get(task, [])
    if level > len(hints):
        remedy = f"Give a level from 1 to {len(hints)}." if hints else "Ask your instructor."
        raise UserError(None, None, f"task {task} has {len(hints)} hints and no number {level}", remedy)
    text = hints[level - 1]
    if as_json:
        print(
            json.dumps(
                {"schema_version": 1, "task": task, "level": level, "levels": len(hints), "text": text}
            )
        )
    else:
        print(f"Hint {level} of {len(hints)} for {task}\n\n{text}")
    return Exit.FINE
