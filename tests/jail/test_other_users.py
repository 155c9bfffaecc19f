"""The same trials as another user than root, and on the rung that only root can show.

Root's Python may lie where nobody else can pass: a mount namespace of its own opens the way for the trial.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
ORDINARY = 61999
TRIALS = "test_capabilities.py or test_limits.py or test_server.py"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux"
        or os.getuid() != 0
        or not (shutil.which("unshare") and shutil.which("setpriv"))
        or subprocess.run(["unshare", "-m", "true"], check=False).returncode != 0,
        reason="needs root, and a mount namespace",
    ),
]

# Arguments: the Python prefix, then the command. Closed folders above the prefix are covered by an open one.
OPEN_THE_WAY = """
prefix=$1; shift
first=$prefix; top=
while [ "$first" != / ]; do
    first=$(dirname "$first")
    [ "$(stat -c %A "$first" | cut -c10)" = x ] || top=$first
done
if [ -n "$top" ]; then
    mkdir -p "$KEEP" && mount --bind "$prefix" "$KEEP" && mount -t tmpfs -o mode=755 none "$top" \
        && mkdir -p "$prefix" && mount --move "$KEEP" "$prefix" || exit 99
fi
exec "$@"
"""


def trial(folder: Path, home: Path, choice: str, user: int) -> None:
    """Run the trials that `choice` picks in the checkout `home`, as `user`."""
    temporary = folder / "tmp"
    temporary.mkdir()
    os.chown(temporary, user, user)
    become = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"] if user else []
    pytest_line = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "tests/jail",
        "-k",
        choice,
    ]
    prefix = str(Path(sys.base_prefix).resolve())
    answer = subprocess.run(
        ["unshare", "-m", "sh", "-c", OPEN_THE_WAY, "sh", prefix, *become, *pytest_line],
        cwd=home,
        env={**os.environ, "TMPDIR": str(temporary), "HOME": str(temporary), "KEEP": str(folder / "keep")},
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout[-4000:] + answer.stderr[-1000:]
    assert " passed" in answer.stdout


@pytest.fixture
def passable() -> Iterator[Path]:
    """A temporary folder that every user can pass through; pytest's own is closed again by its next run."""
    with tempfile.TemporaryDirectory(prefix="others-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


def test_an_ordinary_user_has_the_same_walls(passable: Path) -> None:
    trial(passable, HOME, f"({TRIALS}) and not rung4", ORDINARY)


def test_rung_3_holds_where_the_course_is_closed_to_others(passable: Path) -> None:
    home = passable / "course"
    home.mkdir()
    for name in ("grader", "solutions", "exercises", "tests", "course.yaml", "pyproject.toml"):
        source = HOME / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, home / name)
    closed = [home / "solutions", home / "grader/hidden", home / "tests", home / "course.yaml"]
    for path in (*closed, home / "grader/course.py"):
        path.chmod(0o700)
    trial(passable, home, "rung3 or (killed and 3-)", 0)
