"""The parts of the keeper that need no worker: words for deaths, output within bounds, folders, commands."""

import os
import sys
import time
from pathlib import Path

import pytest

from grader.student import bubblewrap, deaths, ladder, launch
from grader.student.deaths import Death
from grader.student.output import OutputBuffer
from grader.student.transport import Limits
from grader.student.workplace import Workplace
from grader.verdict import Verdict

posix = pytest.mark.skipif(sys.platform == "win32", reason="the kernel walls are those of Linux")


@pytest.mark.parametrize(
    ("death", "verdict", "words"),
    [
        (None, Verdict.CRASHED, "lost"),
        (Death(0), Verdict.CRASHED, "exit status 0"),
        (Death(-11), Verdict.CRASHED, "segmentation fault"),
        (Death(-24), Verdict.TIMEOUT, "processor time"),
        (Death(-9, seconds=61), Verdict.TIMEOUT, "60 seconds of processor time"),
        (Death(-9, seconds=1), Verdict.OUT_OF_MEMORY, "2048 MB"),
        (Death(-15), Verdict.CRASHED, "SIGTERM"),
        (Death(-40), Verdict.CRASHED, "signal 40"),
    ],
)
@posix
def test_deaths_become_failures(death: Death | None, verdict: Verdict, words: str) -> None:
    failure = deaths.failure(death, Limits())
    assert failure.verdict is verdict
    assert words in failure.message


def test_output_keeps_its_beginning_and_counts_the_rest() -> None:
    buffer = OutputBuffer(cap=4)
    for piece in (b"ab", b"cdef", b"gh"):
        buffer.add(piece)
    assert buffer.take() == b"abcd\n[4 more bytes were printed]\n"
    assert buffer.take() == b""


@posix
def test_a_leftover_folder_is_swept_and_one_in_use_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    used = Workplace()
    leftover = tmp_path / "torchcourse-leftover"
    (leftover / "worker-1").mkdir(parents=True)
    fresh = tmp_path / "torchcourse-fresh"
    fresh.mkdir()
    past = time.time() - 3600
    for folder in (leftover, used.folder):
        os.utime(folder, (past, past))
    Workplace().close()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([fresh.name, used.folder.name])
    used.close()


def test_the_environment_holds_nothing_of_the_callers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    settings = launch.environment("/tmp")
    assert not {"SECRET_TOKEN", "PYTHONPATH"} & settings.keys()
    assert settings["OMP_NUM_THREADS"] == "1"


def test_of_our_own_files_only_the_jails_side_is_readable() -> None:
    names = {Path(path).relative_to(launch.HOME).as_posix() for path in launch.own_files()}
    assert "grader/jail" in names
    assert not [name for name in names if name in ("grader", "grader/hidden", "grader/student")]
    assert all(Path(path).exists() for path in launch.own_files())


@posix
def test_no_library_folder_holds_the_course() -> None:
    assert not [path for path in launch.libraries() if launch.HOME.is_relative_to(path)]


@posix
def test_a_server_inside_bubblewrap_sees_only_what_it_is_given() -> None:
    line = bubblewrap.wrap(["python"], ["/usr/lib", "/opt/data"], ["/dev/nvidia0"])
    bound = [line[place + 1] for place, word in enumerate(line) if word.endswith("bind")]
    assert bound == ["/opt/data", "/usr/lib", "/dev/nvidia0"]
    assert line[-1] == "python"


def test_every_layer_that_is_missing_has_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "_kernel", lambda: {"landlock": 0, "seccomp": 0})
    monkeypatch.setattr(bubblewrap, "available", lambda: False)
    assert all(layer.remedy for layer in ladder.layers() if not layer.available)
    assert ladder.rungs() == [4]


def test_the_ladder_is_climbed_as_far_as_the_walls_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "_kernel", lambda: {"landlock": 5, "seccomp": 1})
    monkeypatch.setattr(ladder, "_can_change_user", lambda: False)
    monkeypatch.setattr(bubblewrap, "available", lambda: True)
    monkeypatch.setattr(sys, "platform", "linux")
    assert ladder.rungs() == [1, 2, 4]
    monkeypatch.setattr(bubblewrap, "available", lambda: False)
    assert ladder.rungs() == [2, 4]


def test_words_name_the_weaker_wall_of_a_gpu() -> None:
    assert "GPU" in ladder.words(1, cuda=True)
    assert "GPU" not in ladder.words(1)
