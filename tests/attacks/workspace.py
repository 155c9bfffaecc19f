"""A copy of the course, with secrets in it that no attack may bring to light."""

import os
import re
import secrets
import shutil
import site
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import torch

ROOT = Path(__file__).parents[2]
USER = 61190
"""An ordinary user: nobody's number, and not the one that rung 3 turns workers into."""


def canary(kind: str) -> str:
    """A text that stands nowhere else."""
    return f"canary-{kind}-{secrets.token_hex(8)}"


@contextmanager
def workspace(uid: int | None = None) -> Iterator[Path]:
    """A course in a folder of its own: solutions, hidden checks, another student's hand-in and a secret file."""
    place = Path(tempfile.mkdtemp(prefix="attacks-"))
    try:
        _fill(place)
        _protect(place, os.getuid() if uid is None else uid)
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _fill(place: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("grader", "solutions", "tests/attacks"):
        shutil.copytree(ROOT / name, place / name, ignore=ignored)
    shutil.copytree(ROOT / "exercises" / "data", place / "exercises" / "data")
    for name in ("course.yaml", "exercises/hints.json"):
        shutil.copy(ROOT / name, place / name)
    for path in (place / "solutions").glob("*.py"):  # in the bodies: all else of a solution is public
        mark = canary("solution")
        marked = re.sub(
            r"^( *)### BEGIN SOLUTION\n",
            rf'\g<0>\1_MARK = "{mark}"\n',
            path.read_text("utf-8"),
            flags=re.MULTILINE,
        )
        path.write_text(marked, encoding="utf-8")
    for path in (place / "grader" / "hidden").glob("*.py"):
        with path.open("a", encoding="utf-8") as file:
            file.write(f'\n\n_MARK = "{canary("hidden")}"\n')
    (place / "secret.txt").write_text(canary("secret"))
    other = place / "submissions" / "other"
    other.mkdir(parents=True)
    for path in (ROOT / "solutions").glob("*.py"):
        (other / path.name).write_text(
            f'{path.read_text(encoding="utf-8")}\n\n_MARK = "{canary("student")}"\n'
        )
    (place / "tmp").mkdir()
    (place / "home").mkdir()


def reset_peak() -> None:
    """Forget how much memory this process once had: from now on its peak counts from what it has."""
    Path("/proc/self/clear_refs").write_text("5")


def peak() -> int:
    """The most memory that this process had, in bytes; getrusage would tell the peak of who started it as well."""
    found = re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    assert found
    return int(found[1]) << 10


def unmarked(solution: str) -> str:
    """A solution without the secret in it."""
    return re.sub(r"^ *_MARK = .*\n", "", solution, flags=re.MULTILINE)


def _protect(place: Path, uid: int) -> None:
    place.chmod(0o755)
    for name in ("solutions", "grader/hidden", "submissions", "home", "secret.txt"):
        (place / name).chmod(0o700)
    (place / "tmp").chmod(0o711)
    if uid != os.getuid():
        for folder, folders, files in os.walk(place):
            for name in (".", *folders, *files):
                os.lchown(Path(folder, name), uid, uid)


def interpreter(*, for_others: bool) -> str | None:
    """A Python that runs here; one that other users can read as well, where that is needed."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for path in (os.path.realpath(sys.executable), f"/usr/bin/{version}", f"/usr/local/bin/{version}"):
        if os.access(path, os.X_OK) and (not for_others or _open_to_others(path)):
            return path
    return None


def _open_to_others(path: str) -> bool:
    needed = [Path(path), Path(torch.__file__)]
    places = {place for one in needed for place in one.parents}
    return all(place.stat().st_mode & stat.S_IXOTH for place in places)


def run(
    place: Path, script: str, arguments: Sequence[str], *, uid: int | None, others: bool, seconds: float
) -> str:
    """Run a script of this folder's copy in the workspace; its output. Raises where it fails."""
    python = interpreter(for_others=others)
    if python is None:
        raise LookupError("no Python here that other users can read")
    line = [python, "-P", "-B", str(place / "tests" / "attacks" / script), *arguments]
    if uid is not None:
        line = ["setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups", *line]
    done = subprocess.run(
        line,
        env=environment(place),
        cwd=place,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=seconds,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{script} ended with {done.returncode}:\n{done.stdout[-4000:]}")
    return done.stdout


def environment(place: Path) -> dict[str, str]:
    """A bare environment, with a secret in it."""
    sites = [str(Path(torch.__file__).parents[1]), *site.getsitepackages()]
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "tmp"),
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(sites)),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "OMP_NUM_THREADS": "1",
        "CANARY_TOKEN": canary("environment"),
    }
