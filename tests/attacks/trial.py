"""Try attacks on one rung, through one transport: what came of each, as JSON.

    trial.py RUNG OUT NAME...

Runs in a workspace (see workspace.py), as the user whom it belongs to.
"""

import io
import json
import os
import re
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

PLACE = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PLACE), str(Path(__file__).parent)]

import torch
from attack import Attack, attacks
from workspace import peak, unmarked

import grader.engine
from grader.course import Task, load_course
from grader.engine import Engine, caps_of
from grader.modules import load_checks
from grader.release.stubs import stub_text
from grader.report.feedback import feedback
from grader.report.terminal import print_table
from grader.results import Result
from grader.score import Grading, score
from grader.source import read_section
from grader.student import render
from grader.student.keeper import JailTransport
from grader.student.transport import Limits

LIMITS = Limits(seconds_per_call=3, seconds_per_task=8, memory_mb=512, file_mb=4, output_kb=64)
GRACE = 6.0  # seconds beyond the task's limit: killing, restarting a server, shrinking
CANARY = re.compile("canary-[a-z]+-[0-9a-f]{16}")
WITNESSES = {
    "s03_tensors": ("add_out", "one_hot"),
    "s04_autograd": ("jacobian",),
    "s05_networks": ("relu",),
    "s06_training": ("clip_and_step",),
}
LEFTOVER = "attack-leftover"


class Trial:
    """One transport, and what was heard through it."""

    def __init__(self, rung: int) -> None:
        self.course = load_course(PLACE / "course.yaml")
        self.sources = {path.stem: path for path in (PLACE / "solutions").glob("*.py")}
        secret = [PLACE / "secret.txt", *self.sources.values(), *(PLACE / "grader" / "hidden").glob("*.py")]
        self.transport = JailTransport(
            caps_of(self.course), rung=rung, secrets=[*secret, PLACE / "submissions"], spare=LIMITS
        )
        stubs = {name: stub_text(read_section(path)) for name, path in self.sources.items()}
        self.engine = Engine(self.course, self.transport, stubs, self.course.seed)
        self.checks = load_checks(PLACE / "grader" / "hidden")
        self.heard: list[str] = []
        grader.engine.clean = self._clean

    def _clean(self, text: str, *rest: int) -> str:
        """What the grader makes harmless and cuts, as it was before."""
        self.heard.append(text)
        return render.clean(text, *rest)

    def grade(self, tasks: list[tuple[Task, int]], source: str, limits: Limits) -> Result:
        """Conduct the first checks of some tasks of a hand-in; the scored result."""
        grading = Grading("hand-in", self.course.seed)
        grading.isolation = self.transport.isolation
        for task, most in tasks:
            own = [check for check in self.checks if check.task == task.id][:most]
            with self.engine.open(task, source, f"{task.section_id}.py") as run:
                run.limits = limits
                for check in own:
                    grading.add(task.id, run.conduct(check))
                grading.tips[task.id] = run.tips
        return score(self.course, grading, {})

    def solution(self, section: str) -> str:
        """The section's solution without the secret in it."""
        return unmarked(self.sources[section].read_text(encoding="utf-8"))

    def honest(self, section: str, task: Task) -> Result:
        """The next student, who did everything right."""
        source = (PLACE / "submissions" / "other" / f"{section}.py").read_text(encoding="utf-8")
        return self.grade([(task, 1)], source, LIMITS)

    def attempt(self, attack: Attack) -> dict[str, Any]:
        """One attack, the other tasks of the same hand-in, the next student, and what is left of it all."""
        self.heard.clear()
        self.transport.renew()
        task = self.course.task(attack.task)
        source = attack.compose(self.solution(attack.section))
        begun = time.monotonic()
        result = self.grade([(task, attack.checks)], source, limits_of(attack))
        took = time.monotonic() - begun
        witnesses = [
            self.course.task(f"{attack.section}.{name}") for name in WITNESSES.get(attack.section, ())
        ]
        witnesses = [one for one in witnesses if one.id != attack.task]
        self.transport.renew()
        others = self.grade([(one, 1) for one in witnesses], source, LIMITS) if witnesses else None
        self.transport.renew()
        honest = self.honest(attack.section, task)
        told = texts(result) + (texts(others) if others else "")
        everything = "\n".join([told, *self.heard])
        return {
            "name": attack.name,
            "seconds": round(took, 2),
            "verdict": result.tasks[0].verdict,
            "verdicts": [check.verdict for check in result.tasks[0].checks],
            "messages": [check.message[:200] for check in result.tasks[0].checks],
            "points": result.score,
            "others": [one.verdict for one in others.tasks] if others else [],
            "honest": [honest.score, honest.max_score, honest.tasks[0].checks[0].message],
            "leaks": sorted(set(CANARY.findall(everything))),
            "worked": sorted({line for line in everything.splitlines() if line.startswith("worked:")})[:20],
            "harmful": harmful(told),
            "shown": attack.shows in told,
            "size": len(told),
            "left": left(),
            "processes": processes(),
            "peak_mb": peak() >> 20,
        }


def limits_of(attack: Attack) -> Limits:
    """The usual limits, with the liberties that the attack asks for."""
    limits = replace(LIMITS, **dict.fromkeys(attack.limits - {"slow"}, True))
    return replace(limits, seconds_per_call=15, seconds_per_task=20) if "slow" in attack.limits else limits


def texts(result: Result) -> str:
    """All that anybody gets to see of a result."""
    table = io.StringIO()
    print_table(result, table, colour=False, width=120)
    told = [feedback(check) for task in result.tasks for check in task.checks]
    tips = [tip for task in result.tasks for tip in task.tips]
    return "\n".join([result.model_dump_json(), table.getvalue(), *told, *tips])


def harmful(text: str) -> str:
    """Characters that a terminal might obey."""
    return repr("".join(sorted({char for char in text if not char.isprintable() and char not in "\n\t"})))[
        1:-1
    ]


def processes() -> list[str]:
    """Processes of this workspace but this one: all that the jail runs has its path on the command line."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            line = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if str(PLACE).encode() in line:
            found.append(entry.name)
    return found


def left() -> list[str]:
    """What lies where an attack could have left something."""
    places = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), PLACE, PLACE / "home", Path("/"))
    ours = [path for place in places for path in place.iterdir() if path.name.startswith(LEFTOVER)]
    return [*map(str, ours), *below(str(PLACE / "tmp"))]


def below(top: str) -> list[str]:
    """All that lies in a folder: however deep (older `os.walk`s recurse), and though it vanishes meanwhile."""
    found, folders = [], [top]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if not entry.name.startswith("torchinductor"):
                    found.append(entry.path)
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
    return found


def settled(before: int, files: int, record: dict[str, Any]) -> None:
    """Wait, but not long, until the jail has put its house in order."""
    for _ in range(50):
        record["processes"], record["left"] = processes(), left()
        if len(record["processes"]) <= before and len(record["left"]) <= files:
            return
        time.sleep(0.1)


def inventory() -> dict[str, tuple[int, int]]:
    """Size and time of every file that must stay as it is."""
    kept = [
        path
        for name in ("grader", "solutions", "submissions", "secret.txt")
        for path in [PLACE / name, *(PLACE / name).rglob("*")]
    ]
    kept += [Path(torch.__file__), Path(torch.__file__).parents[1]]
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in kept}


def main() -> None:
    rung, out, *names = sys.argv[1:]
    torch.set_num_threads(1)
    trial = Trial(int(rung))
    task = trial.course.task("s03_tensors.integer_zeros")
    first = trial.honest("s03_tensors", task)
    assert first.score == first.max_score, first.tasks[0].checks
    untouched = inventory()
    time.sleep(0.5)  # the spare worker is there
    before, files = len(processes()), len(left())
    records = []
    for name in names:
        record = trial.attempt(attacks()[name])
        settled(before, files, record)
        record["processes"], record["left"] = record["processes"][before:], record["left"][files:]
        records.append(record)
        print(name, record["verdict"], record["seconds"], flush=True)
    isolation = trial.transport.isolation
    trial.transport.close()
    end = {"processes": [], "left": []}
    settled(0, 0, end)
    damage = sorted(key for key, value in inventory().items() if untouched.get(key) != value)
    report = {"isolation": isolation, "records": records, "end": end, "damage": damage}
    Path(out).write_text(json.dumps(report, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
