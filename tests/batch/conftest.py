"""A class of hand-ins for section s02, and the command that grades them."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("distributed")
pytest.importorskip("jupytext")

ROOT = Path(__file__).parents[2]
SECTION = "s02_setup"
SOLVED = (ROOT / "solutions" / f"{SECTION}.py").read_text(encoding="utf-8")
WRONG = SOLVED + '\n\n# %%\ndef install_command(*args, **kwargs):\n    return "pip install torch"\n'
POINTS = 10


def put(folder: Path, text: str | bytes, name: str = f"{SECTION}.py") -> Path:
    """One hand-in."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def zipped(path: Path, *members: tuple[str, str | bytes]) -> Path:
    """A zip of names and contents."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return path


class Desk:
    """`torchcourse grade` in a folder, in a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.handins, self.results = folder / "handed in", folder / "results"

    def start(self, *options: str) -> subprocess.Popen[str]:
        """The command, running."""
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-c",
            "from grader.cli import main; main()",
            "grade",
            str(self.handins),
        ]
        return subprocess.Popen(
            [*command, "--results", str(self.results), *options],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def grade(self, *options: str, status: int) -> dict[str, dict[str, object]]:
        """What it tells of each student."""
        with self.start("--json", *options) as process:
            said, complaint = process.communicate(timeout=300)
        assert process.returncode == status, complaint
        return {row["student"]: row for row in json.loads(said)["students"]}

    def files(self) -> dict[str, dict[str, object]]:
        """The entries on disk by student; each must be whole, and there once."""
        found = [json.loads(path.read_text(encoding="utf-8")) for path in self.results.glob("*")]
        assert len({entry["student"] for entry in found}) == len(found)
        return {entry["student"]: entry for entry in found}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with nothing on it; its folder has a space and a letter beyond ASCII."""
    folder = tmp_path / "Klasse ä"
    folder.mkdir()
    return Desk(folder)
