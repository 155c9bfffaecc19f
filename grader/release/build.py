"""`torchcourse build`: generate what students get, and never over their work."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.digits import digits_folder, unpack_digits
from grader.errors import UserError
from grader.release.placing import DIGESTS, Placed, digests_text, place, read, write
from grader.release.stubs import Laws, hints_text, stub_text
from grader.source import SectionSource

__all__ = ["Build", "build", "generate", "generated_texts", "stale"]

HINTS = "hints.json"


@dataclass
class Build(Placed):
    """What a build did: stubs placed, digits unpacked."""

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
    if sections:
        place(folder, _stubs(sections, laws), done, force=force)
        write(folder / HINTS, hints_text(sections.values()), done)
    return done


def generated_texts(sections: Mapping[str, SectionSource], laws: Laws) -> dict[str, str]:
    """Every generated file by its name, as the solutions give it today."""
    stubs = _stubs(sections, laws)
    return {**stubs, HINTS: hints_text(sections.values()), DIGESTS: digests_text(stubs)}


def stale(folder: Path, sections: Mapping[str, SectionSource], laws: Laws) -> list[UserError]:
    """Every generated file that is not what the solutions give today."""
    wanted = generated_texts(sections, laws)
    differing = [name for name, text in wanted.items() if read(folder / name) != text]
    orphans = sorted({path.name for path in folder.glob("s[0-9][0-9]_*.py")} - set(wanted))
    return [
        *(UserError(folder / name, None, "not what the solutions give", _REBUILD) for name in differing),
        *(UserError(folder / name, None, "a stub without a solution", "Remove it.") for name in orphans),
    ]


_REBUILD = "Run `torchcourse build` (`--force` where a stub itself was changed)."


def _stubs(sections: Mapping[str, SectionSource], laws: Laws) -> dict[str, str]:
    return {f"{name}.py": stub_text(section, laws) for name, section in sections.items()}
