"""`torchcourse build` in a class's bundle, which holds nothing to generate from: unpack the digits."""

import json

from grader.course import course_root
from grader.digits import digits_folder, unpack_digits
from grader.exits import Exit

__all__ = ["run"]


def run(*, as_json: bool) -> Exit:
    """Unpack the digits and say which files that gave."""
    root = course_root()
    unpacked = unpack_digits(digits_folder(root / "exercises"))
    names = [path.relative_to(root).as_posix() for path in unpacked]
    if as_json:
        nothing: dict[str, list[str]] = {"written": [], "kept": [], "conflicts": []}
        print(json.dumps({"schema_version": 1, **nothing, "unpacked": names}, indent=1))
    else:
        print("\n".join(f"unpacked {name}" for name in names) or "Everything was up to date.")
    return Exit.FINE
