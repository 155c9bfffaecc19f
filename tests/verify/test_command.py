"""The command: what it refuses, what it prints, how it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.errors import UserError
from grader.verify.bars import Figures, Miss
from grader.verify.command import run
from grader.verify.show import as_json, print_figures

RIGHT = '''"""Right."""
import torch

def integer_zeros(rows, columns):
    return torch.zeros(rows, columns, dtype=torch.long)
'''


def command(*arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "grader.verify", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_somebodys_own_corpus_is_verified_and_told_as_json(tmp_path):
    folder = tmp_path / "chaffs" / "s03_tensors" / "integer_zeros"
    folder.mkdir(parents=True)
    (folder / "fine.py").write_text(RIGHT)
    process = command("s03", "--corpus", str(tmp_path), "--json", "--jobs", "1")
    out, _ = process.communicate(timeout=180)
    told = json.loads(out)
    assert process.returncode == 1
    assert told["hold"] is False
    (section,) = told["sections"]
    assert section["bars"] == {"chaffs killed": {"reached": 0, "of": 1, "share_wanted": 1.0, "holds": False}}
    assert section["misses"][0]["subject"] == "chaff integer_zeros/fine"


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"only": "wheat"}, "there is no part 'wheat' to verify. Did you mean 'wheats'?"),
        ({"targets": ["s99"]}, "the course has no section 's99'."),
        ({"targets": ["s03.nothing"]}, "section s03_tensors has no task 'nothing'."),
        ({"corpus": Path("/nowhere")}, "/nowhere: this folder holds neither wheats nor chaffs."),
    ],
)
def test_a_wrong_request_is_one_line(options, line):
    with pytest.raises(UserError) as caught:
        run(**options)
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


def figures():
    found = Figures("s90_tiny", equivalent=2)
    for hit in (True, True, False):
        missed = () if hit else (Miss("wheats accepted", "wheat a/b", "failed", "Widen the check."),)
        found.count("wheats accepted", *missed)
    for number in range(20):
        missed = () if number else (Miss("causes named", "chaff a/c", "told nothing", "Name it."),)
        found.count("causes named", *missed)
    return found


def test_a_bar_holds_when_its_share_is_reached():
    found = figures()
    assert not found.bars["wheats accepted"].holds
    assert found.bars["causes named"].holds
    assert not found.hold


def test_the_table_names_every_miss(capsys):
    print_figures([figures()])
    out = capsys.readouterr().out
    assert "s90_tiny  wheat a/b: failed. Widen the check." in out
    assert "2/3" in out
    assert "19/20" in out


def test_the_json_holds_the_same_figures_and_misses():
    (section,) = json.loads(as_json([figures()]))["sections"]
    assert section["bars"]["wheats accepted"] == {"reached": 2, "of": 3, "share_wanted": 1.0, "holds": False}
    assert section["equivalent_mutants"] == 2
    assert [miss["subject"] for miss in section["misses"]] == ["wheat a/b", "chaff a/c"]


@pytest.mark.slow
def test_ctrl_c_ends_the_command_and_all_it_started():
    process = command("s04", "--only", "chaffs", "--jobs", "1")
    while len(of_session(process.pid)) < 4:  # itself, Python's resource tracker, a worker, its jail's server
        assert process.poll() is None
        time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert of_session(process.pid) == []


def of_session(session):
    """The processes of a session and their children, which may have sessions of their own."""
    found = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,sid=,args="], capture_output=True, text=True)
    rows = [line.split(None, 3) for line in found.stdout.splitlines()]
    inside = {row[0] for row in rows if row[2] == str(session)}
    related = [row[3] for row in rows if row[0] in inside or row[1] in inside]
    return [line for line in related if "<defunct>" not in line]  # dead, and waiting for init to notice
