"""`torchcourse build`: generate what students get, and never over their work.

Each stub is merged from three texts: as it was generated last (its digest stands in `.generated.json`), as it
lies in `exercises/` now, and as the solutions give it today. A stub that only the student changed is theirs
to keep; one that only the solutions changed is replaced; one that both changed is a conflict.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.atomic import write_whole
from grader.digits import digits_folder, unpack_digits
from grader.errors import UserError
from grader.release.stubs import Laws, hints_text, stub_text
from grader.source import SectionSource

__all__ = ["Build", "build", "generate", "generated_texts", "stale"]

DIGESTS = ".generated.json"
HINTS = "hints.json"


@dataclass
class Build:
    """What a build did: files written, stubs kept because a student changed them, conflicts left alone."""

    written: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    conflicts: list[Path] = field(default_factory=list)
    unpacked: list[Path] = field(default_factory=list)


def build(folder: Path, sections: Mapping[str, SectionSource], laws: Laws, *, force: bool = False) -> Build:
    """Generate stubs and hints into `folder`, unpack the digits there; `force` replaces changed stubs too."""
    unpacked = unpack_digits(digits_folder(folder))
    done = generate(folder, sections, laws, force=force)
    done.unpacked += unpacked
    return done


def generate(
    folder: Path, sections: Mapping[str, SectionSource], laws: Laws, *, force: bool = False
) -> Build:
    """Generate stubs and hints into `folder` and record them there."""
    done = Build()
    digests = _read_digests(folder)
    for name, section in sections.items():
        text = stub_text(section, laws)
        _place(folder / f"{name}.py", text, digests.get(f"{name}.py"), done, force=force)
        if folder / f"{name}.py" not in done.conflicts:
            digests[f"{name}.py"] = _digest(text)
    if sections:
        known = {name: digest for name, digest in digests.items() if Path(name).stem in sections}
        _write(folder / DIGESTS, _json(known), done)
        _write(folder / HINTS, hints_text(sections.values()), done)
    return done


def generated_texts(sections: Mapping[str, SectionSource], laws: Laws) -> dict[str, str]:
    """Every generated file by its name, as the solutions give it today."""
    stubs = {f"{name}.py": stub_text(section, laws) for name, section in sections.items()}
    digests = {name: _digest(text) for name, text in stubs.items()}
    return {**stubs, HINTS: hints_text(sections.values()), DIGESTS: _json(digests)}


def stale(folder: Path, sections: Mapping[str, SectionSource], laws: Laws) -> list[UserError]:
    """Every generated file that is not what the solutions give today."""
    wanted = generated_texts(sections, laws)
    differing = [name for name, text in wanted.items() if _read(folder / name) != text]
    orphans = sorted({path.name for path in folder.glob("s[0-9][0-9]_*.py")} - set(wanted))
    return [
        *(UserError(folder / name, None, "not what the solutions give", _REBUILD) for name in differing),
        *(UserError(folder / name, None, "a stub without a solution", "Remove it.") for name in orphans),
    ]


_REBUILD = "Run `torchcourse build` (`--force` where a stub itself was changed)."


def _place(path: Path, text: str, generated: str | None, done: Build, *, force: bool) -> None:
    """Write one stub unless a student's work lies there."""
    existing = _read(path)
    changed = existing is not None and _digest(existing) not in (generated, _digest(text))
    if not changed or force:
        _write(path, text, done)
    elif generated == _digest(text):
        done.kept.append(path)
    else:
        done.conflicts.append(path)


def _write(path: Path, text: str, done: Build) -> None:
    if _read(path) != text:
        write_whole(path, text.encode())
        done.written.append(path)


def _read(path: Path) -> str | None:
    """The file's text, or nothing where there is none; a stub saved in another encoding is a changed stub."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None


def _read_digests(folder: Path) -> dict[str, str]:
    """What was generated last; a stub of which nothing is recorded counts as the student's."""
    text = _read(folder / DIGESTS)
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        found = None
    if not isinstance(found, dict):
        remedy = "Restore it from the repository, or delete it."
        raise UserError(folder / DIGESTS, None, "not a list of digests", remedy)
    return {str(name): str(digest) for name, digest in found.items()}


def _json(digests: dict[str, str]) -> str:
    return json.dumps(digests, indent=1, sort_keys=True) + "\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
