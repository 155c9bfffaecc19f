"""`torchcourse build`: generate what students get, and never over their work."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.errors import UserError
from grader.release.placing import DIGESTS, Placed, digests_text, place, read, replace, write
from grader.release.stubs import Laws, hints_text, stub_text
from grader.source import SectionSource

__all__ = ["Build", "build", "stale", "unpack_digits"]

HINTS = "hints.json"


@dataclass
class Build(Placed):
    """What a build did: stubs and hints, and the digits."""

    unpacked: list[Path] = field(default_factory=list)


def build(folder: Path, sections: Mapping[str, SectionSource], laws: Laws, *, force: bool = False) -> Build:
    """Generate stubs and hints into `folder`, unpack the digits there; `force` replaces changed stubs too."""
    done = Build(unpacked=unpack_digits(folder / "data" / "MNIST" / "raw"))
    if sections:
        place(folder, _stubs(sections, laws), done, force=force)
        write(folder / HINTS, hints_text(sections.values()), done)
    return done


def stale(folder: Path, sections: Mapping[str, SectionSource], laws: Laws) -> list[UserError]:
    """Every generated file that is not what the solutions give today."""
    texts = _stubs(sections, laws)
    wanted = {**texts, HINTS: hints_text(sections.values()), DIGESTS: digests_text(texts)}
    differing = [name for name, text in wanted.items() if read(folder / name) != text]
    orphans = sorted({path.name for path in folder.glob("s[0-9][0-9]_*.py")} - set(texts))
    return [
        *(UserError(folder / name, None, "not what the solutions give", _REBUILD) for name in differing),
        *(UserError(folder / name, None, "a stub without a solution", "Remove it.") for name in orphans),
    ]


_REBUILD = "Run `torchcourse build` (`--force` where a stub itself was changed)."


def unpack_digits(folder: Path) -> list[Path]:
    """Unpack the public digits, which torchvision reads unpacked only; give the files that were not there."""
    written = []
    for packed in sorted(folder.glob("*-ubyte.gz")):
        target, content = packed.with_suffix(""), gzip.decompress(packed.read_bytes())
        if not target.is_file() or target.read_bytes() != content:
            replace(target, content)
            written.append(target)
    return written


def _stubs(sections: Mapping[str, SectionSource], laws: Laws) -> dict[str, str]:
    return {f"{name}.py": stub_text(section, laws) for name, section in sections.items()}
