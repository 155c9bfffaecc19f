"""The gradebook in PostgreSQL: a real server of the test's own, reached by a socket in the test's folder."""

import getpass
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from grader.course import load_course
from grader.notebook.batch import autograde
from grader.notebook.folder import make_folder

from .conftest import NBGRADER, SECTION, Classroom

pytest.importorskip("psycopg", reason="psycopg is not installed")


def programs() -> Path | None:
    """The folder with the server's programs: Debian keeps it off the path."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@pytest.fixture(scope="module")
def server():
    """The URL of an empty database. PostgreSQL refuses to run as root, so root runs it as somebody else."""
    bin_folder = programs()
    if bin_folder is None:
        pytest.skip("no PostgreSQL is installed here: apt-get install postgresql")
    user = "postgres" if os.getuid() == 0 else getpass.getuser()
    folder = Path(
        tempfile.mkdtemp(prefix="torchcourse-pg-")
    )  # a socket's path may have no more than 107 letters
    if os.getuid() == 0:
        shutil.chown(folder, user)
    run = {"user": user if os.getuid() == 0 else None, "cwd": folder, "stdout": subprocess.DEVNULL}
    data = folder / "data"
    subprocess.run([bin_folder / "initdb", "-D", data, "-U", "torch", "-A", "trust"], check=True, **run)
    command = [bin_folder / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses="]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **run)
    try:
        await_socket(process, folder / ".s.PGSQL.5432")
        create = [bin_folder / "createdb", "-h", folder, "-U", "torch", "class"]
        subprocess.run(create, check=True, **run)
        yield f"postgresql+psycopg://torch@/class?host={folder}"
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def await_socket(process, socket):
    """Until the server answers at its socket."""
    deadline = time.monotonic() + 60
    while not socket.exists():
        assert process.poll() is None, "the server ended"
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.1)
    time.sleep(0.5)


def test_a_class_is_graded_into_postgresql(server, tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    make_folder(folder, load_course(), course_id="torch", db=server)
    room = Classroom(folder)
    assert said(room, "generate_assignment", SECTION)
    students = [f"student{number}" for number in range(6)]
    for number, student in enumerate(students):
        room.hand_in(student, room.solved if number % 2 else room.blank)
    options = {"jobs": 2, "force": False, "verbose": False}
    first, again = (autograde(folder, SECTION, (), **options) for _ in range(2))
    assert {one.student: one.points for one in first.graded} == dict(zip(students, [0, 10] * 3, strict=True))
    assert again.graded == []
    with Gradebook(server) as book:
        scores = {one.student.id: one.score for one in book.assignment_submissions(SECTION)}
    assert scores == dict(zip(students, [0, 10] * 3, strict=True))
    assert not (folder / "gradebook.db").exists()
    assert said(room, "export", "--exporter=grader.notebook.export.TaskTable", "--to=grades.csv")
    assert (folder / "grades.csv").read_text().count("student1") > 1


def said(room, *command):
    """Whether nbgrader did it."""
    process = room.start(*NBGRADER, *command)
    _, complaint = process.communicate(timeout=300)
    assert process.returncode == 0, complaint
    return True
