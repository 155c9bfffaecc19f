"""Results on disk: one file a student, written whole, named by the student and by all that it rests on."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import BaseModel, ConfigDict, ValidationError

from grader.atomic import write_whole
from grader.batch.mirror import Send, nowhere
from grader.batch.signing import flaw, sign
from grader.results import Result

__all__ = ["Entry", "Ledger", "key_of"]


class Entry(BaseModel):
    """What became of one hand-in. Without a result, `problem` says why; `ours` whether that is the kit's own fault."""

    model_config = ConfigDict(extra="forbid")

    schema_version: Literal[1] = 1
    student: str
    key: str
    result: Result | None = None
    problem: str = ""
    ours: bool = False


def key_of(submission: str, course: str, seed: int) -> str:
    """The name of a result: the same hand-in, graded by the same course with the same seed, has the same."""
    return hashlib.sha256(f"{submission} {course} {seed}".encode()).hexdigest()


class Ledger:
    """A folder of entries. With a `key` each is signed, and one whose signature does not hold is none.

    `send` is told of each file that was written, where they are wanted elsewhere as well.
    """

    def __init__(self, folder: Path, key: Ed25519PrivateKey | None = None, send: Send = nowhere) -> None:
        self.folder = folder
        self._key = key
        self._send = send

    def path(self, student: str, key: str) -> Path:
        """Where an entry lies. Students whose names look alike in a file name have different ones."""
        plain = re.sub(r"[^\w.@ -]", "_", student)[:40].strip(". ") or "student"
        tail = hashlib.sha256(f"{student} {key}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self.folder / f"{plain}.{tail}.json"

    def find(self, student: str, key: str) -> Entry | None:
        """The entry, where there is a whole one that says something about the hand-in and not about the kit."""
        try:
            entry = Entry.model_validate_json(self.path(student, key).read_bytes())
        except (OSError, ValidationError):
            return None
        if entry.ours or (entry.student, entry.key) != (student, key):
            return None
        forged = self._key is not None and flaw(self.path(student, key), self._key.public_key())
        return None if forged else entry

    def write(self, entry: Entry) -> None:
        """Put an entry into its place."""
        text = entry.model_dump_json(indent=1) + "\n"
        path = self.path(entry.student, entry.key)
        write_whole(path, text.encode())
        if self._key is not None:
            self._send(sign(path, self._key))
        self._send(path)

    def entries(self) -> Iterator[tuple[Entry, Path]]:
        """All that can be read, with their files."""
        for path in sorted(self.folder.glob("*.json")):
            try:
                yield Entry.model_validate_json(path.read_bytes()), path
            except (OSError, ValidationError):
                continue
