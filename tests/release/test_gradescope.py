"""The autograder for Gradescope, unpacked and run as Gradescope does it, in a folder that stands for its container."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

pytest.importorskip("jinja2")
pytest.importorskip("jupytext")

from grader import cli
from grader.exits import Exit

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "tests" / "report"
SECTION = "s02_setup"
SOLVED = (ROOT / "solutions" / f"{SECTION}.py").read_text(encoding="utf-8")
SCHEMA = json.loads((REPORT / "schemas" / "gradescope.json").read_text())
FAULT = "The grader itself failed; this is not your fault"

# The container has what the extra `gradescope` brings, and nothing else of what instructors install.
SITE = """\
import os, sys
for name in ("cryptography", "distributed", "libcst", "nbconvert", "nbgrader", "pyarrow"):
    sys.modules[name] = None
if "ONLY_RUNG_4" in os.environ:
    import grader.student.ladder
    grader.student.ladder.rungs = lambda: [4]
"""

NOSY = """

# %%
def install_command(*args, **kwargs):
    told = []
    for path in {paths!r}:
        for mode in ("rb", "ab"):
            try:
                open(path, mode).close()
                told.append(f"{{mode}} {{path}}")
            except OSError:
                pass
    raise ValueError(f"opened: {{told}}")


# %%
def parse_version(text:
"""


PYTHON = """\
#!/bin/sh
case "$*" in
  "-m pip"*) echo "pip: $*" >> "$LOG" ;;
  *) PYTHONPATH="{course}:{site}" exec "{python}" "$@" ;;
esac
"""

# What `setup.sh` calls of the system: it notes what is asked for, and makes an environment of the Python of the tests.
SYSTEM = """\
#!/bin/sh
echo "$(basename "$0"): $*" >> "$LOG"
case "$*" in
  "-c "*) exit "${OLD:-0}" ;;
  *venv\\ *)
    for folder; do :; done
    mkdir -p "$folder/bin" && cp "$STUBS/python" "$STUBS/torchcourse" "$folder/bin" ;;
esac
"""


def write_script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


class Container:
    """`/autograder`, somewhere else."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.source, self.submission, self.results = root / "source", root / "submission", root / "results"

    def build(self, archive: Path, **environment: str) -> list[str]:
        """What Gradescope does with the zip: the commands that `setup.sh` gives to the system."""
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(self.source)
            for entry in packed.infolist():
                (self.source / entry.filename).chmod(entry.external_attr >> 16)
        shutil.copy(self.source / "run_autograder", self.root / "run_autograder")
        stubs, site, log = self.root / "stubs", self.root / "site", self.root / "log"
        site.mkdir()
        (site / "sitecustomize.py").write_text(SITE)
        known = {"course": self.source / "course", "site": site, "python": sys.executable}
        write_script(stubs / "python", PYTHON.format(**known))
        own = '#!/bin/sh\nexec "$(dirname "$0")/python" -c "from grader.cli import main; main()" "$@"\n'
        write_script(stubs / "torchcourse", own)
        for name in ("apt-get", "python3"):
            write_script(stubs / name, SYSTEM)
        told = {"TORCHCOURSE_AUTOGRADER": str(self.root), "STUBS": str(stubs), "LOG": str(log)}
        path = {"PATH": f"{stubs}:{os.environ['PATH']}"}
        subprocess.run([self.source / "setup.sh"], env=os.environ | path | told | environment, check=True)
        return log.read_text().splitlines()

    def grade(self, files: dict[str, str], **environment: str) -> dict:
        """The results.json for a hand-in, which is valid in any case."""
        shutil.rmtree(self.submission, ignore_errors=True)
        shutil.rmtree(self.results, ignore_errors=True)
        for name, text in files.items():
            (self.submission / name).parent.mkdir(parents=True, exist_ok=True)
            (self.submission / name).write_text(text, encoding="utf-8")
        done = subprocess.run(
            [self.root / "run_autograder"],
            cwd=self.root,
            env=os.environ | {"TORCHCOURSE_AUTOGRADER": str(self.root)} | environment,
            capture_output=True,
            text=True,
            timeout=280,
        )
        assert done.returncode == 0, done.stderr
        self.printed = done.stdout + done.stderr
        told = json.loads((self.results / "results.json").read_text(encoding="utf-8"))
        jsonschema.validate(told, SCHEMA)
        return told


def make(archive: Path, *more: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            sys, "argv", ["torchcourse", "gradescope", str(archive), "--assignment", SECTION, *more]
        )
        with pytest.raises(SystemExit) as left:
            cli.main()
    return int(left.value.code or 0)


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("für Gradescope") / "autograder.zip"
    assert make(path) == Exit.FINE
    return path


@pytest.fixture(scope="module")
def container(archive, tmp_path_factory) -> Container:
    made = Container(tmp_path_factory.mktemp("the container"))
    made.log = made.build(archive)
    return made


def test_the_zip_holds_two_scripts_in_its_root_and_the_whole_course(archive):
    with zipfile.ZipFile(archive) as packed:
        modes = {entry.filename: entry.external_attr >> 16 & 0o777 for entry in packed.infolist()}
        scripts = {name: packed.read(name) for name in ("setup.sh", "run_autograder")}
    assert {name for name, mode in modes.items() if mode & 0o111} == set(scripts)
    for name, script in scripts.items():
        assert script.decode() == (REPORT / "golden" / f"gradescope.{name}").read_text(encoding="utf-8")
        assert b"\r" not in script
        subprocess.run(["bash", "-n"], input=script, check=True)
    files = {path for path in ROOT.joinpath("grader").rglob("*") if path.is_file()}
    kit = {f"course/{path.relative_to(ROOT).as_posix()}" for path in files if "__pycache__" not in path.parts}
    assert kit <= set(modes)
    assert f"course/solutions/{SECTION}.py" in modes
    assert not [name for name in modes if "/tests/" in name or "__pycache__" in name]


def test_the_same_course_gives_the_same_bytes(archive, tmp_path):
    assert make(tmp_path / "again.zip") == Exit.FINE
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_somebody_elses_zip_is_not_replaced(tmp_path, capsys):
    (tmp_path / "ada.zip").write_bytes(b"a hand-in")
    assert make(tmp_path / "ada.zip") == Exit.USAGE
    assert "no earlier release made it" in capsys.readouterr().err
    assert make(tmp_path / "ada.zip", "--force") == Exit.FINE


def test_a_name_that_is_no_zip_is_refused(tmp_path, capsys):
    assert make(tmp_path / "autograder") == Exit.USAGE
    assert "Name it like autograder.zip." in capsys.readouterr().err


def test_the_setup_installs_the_course_and_closes_what_is_hidden(container):
    asked = [line.partition(": ")[2] for line in container.log if line.startswith("pip")]
    assert [line.split()[-1] for line in asked] == ["torchvision>=0.24", ".[gradescope]"]
    assert "whl/cpu torch>=2.9" in asked[0]
    assert "bubblewrap" in next(line for line in container.log if line.startswith("apt-get: install"))
    course = container.source / "course"
    hidden = [
        course / "course.yaml",
        *(course / "solutions").iterdir(),
        *(course / "grader/hidden").iterdir(),
    ]
    assert [path.name for path in hidden if path.stat().st_mode & 0o077] == []
    assert (course / "grader" / "jail" / "worker.py").stat().st_mode & 0o004
    assert (course / "exercises/data/MNIST/raw/train-images-idx3-ubyte").is_file()


def test_where_python_is_too_old_another_one_is_fetched(archive, tmp_path):
    log = Container(tmp_path).build(archive, OLD="1")
    assert "python3: -m pip install -q uv" in log
    (made,) = (line for line in log if "uv venv" in line)
    assert made.endswith(f"--seed --python 3.11 {tmp_path}/source/.venv")


def test_the_reference_solution_gets_all_points(container):
    told = container.grade({f"__MACOSX/{SECTION}.py": "", f"week1/exercises/{SECTION}.py": SOLVED})
    assert told["score"] == 10, container.printed
    assert {test["status"] for test in told["tests"]} == {"passed"}
    assert told["extra_data"]["torchcourse"]["isolation"][:6] in ("rung 1", "rung 2", "rung 3")


def test_student_code_reaches_neither_the_result_nor_the_answers(container):
    paths = [container.results / "results.json", container.source / "fault.json"]
    paths += [container.source / "course" / "solutions" / f"{SECTION}.py"]
    paths += [container.source / "course" / "grader" / "hidden" / "test_s02_machines.py"]
    told = container.grade({f"{SECTION} (1).py": SOLVED + NOSY.format(paths=list(map(str, paths)))})
    lost = {test["name"]: test for test in told["tests"] if test["status"] == "failed"}
    assert set(lost) == {f"{SECTION}.install_command", f"{SECTION}.parse_version"}
    assert told["score"] == 6
    assert "opened: []" in lost[f"{SECTION}.install_command"]["output"]


def test_what_holds_nothing_is_no_fault_of_the_graders(container):
    told = container.grade(
        {"essay.txt": "On tensors.", "submission_metadata.yml": "x: [", "s03_tensors.py": ""}
    )
    assert (told["score"], told["tests"]) == (0, [])
    assert told["output"] == f"Nothing could be graded: it holds nothing of {SECTION}."


@pytest.mark.parametrize(
    ("script", "environment"),
    [
        ('kill -9 "$$"\n', {}),
        ("echo '{\"score\": 10}'\nexit 3\n", {}),
        (None, {"ONLY_RUNG_4": "1"}),
    ],
    ids=["killed", "gone wrong", "no wall"],
)
def test_whatever_breaks_gives_no_points_and_says_whose_fault_it_is(container, script, environment):
    path = container.source / ".venv" / "bin" / "python"
    before = path.read_bytes()
    try:
        if script:
            write_script(path, f"#!/bin/sh\n{script}")
        told = container.grade({f"{SECTION}.py": SOLVED}, **environment)
    finally:
        path.write_bytes(before)
    assert (told["score"], told["tests"]) == (0, [])
    assert told["output"].startswith(FAULT)
    assert script or "no isolation can be had here" in container.printed
