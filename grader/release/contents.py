"""The files of a bundle, each named: what a class gets, and nothing that merely lay beside it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import grader
from grader.course import Course
from grader.errors import UserError
from grader.policy import Assignment
from grader.pristine import SUFFIX, pristine_folder
from grader.release.build import generated_texts
from grader.release.manifest import DATA, GRADER
from grader.release.papers import ignore_text, project_text, readme_text
from grader.release.policy_text import policy_text, released_sections
from grader.release.stubs import Laws
from grader.source import SectionSource

__all__ = ["EXERCISES", "bundle_contents", "needed"]

EXERCISES = "exercises"
KIT = Path(grader.__file__).resolve().parent


def bundle_contents(
    course: Course, assignments: Sequence[Assignment], solutions: Mapping[str, SectionSource], laws: Laws
) -> dict[str, bytes]:
    """Every file by its path in the bundle. The stubs are generated, so that no answer in `exercises/` gets out."""
    held = {name: solutions[name] for name in released_sections(course, assignments)}
    generated = generated_texts(held, laws)
    texts = {
        **_papers(course, assignments),
        **{f"{EXERCISES}/{name}": text for name, text in generated.items()},
        **{_pristine(name): generated[f"{name}.py"] for name in held},
    }
    return {**{name: text.encode() for name, text in texts.items()}, **dict(_copied(course))}


def _papers(course: Course, assignments: Sequence[Assignment]) -> dict[str, str]:
    """What is written for the class."""
    project = needed(KIT.parent / "pyproject.toml").decode()
    return {
        "README.md": readme_text(course, assignments, project),
        "course.yaml": policy_text(course, assignments),
        "pyproject.toml": project_text(project),
        ".gitignore": ignore_text(),
    }


def _pristine(section: str) -> str:
    return (pristine_folder(Path()) / f"{section}{SUFFIX}").as_posix()


def _copied(course: Course) -> Iterator[tuple[str, bytes]]:
    """What goes out as it is."""
    yield "LICENSE", needed(KIT.parent / "LICENSE")
    for name in DATA.split():
        yield f"{EXERCISES}/data/{name}", needed(course.root / EXERCISES / "data" / name)
    yield "grader/py.typed", b""
    for folder, modules in GRADER.items():
        for module in modules.split():
            path = Path(folder, f"{module}.py")
            yield f"grader/{path.as_posix()}", needed(KIT / path)


def needed(path: Path, by: str = "a bundle") -> bytes:
    """What a file holds. Raises UserError where it is missing, which says what needs it."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        what = f"there is no such file, and {by} needs it"
        raise UserError(path, None, what, "Restore it from the repository.") from None
