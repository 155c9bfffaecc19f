"""The warm grader of a process: sections' modules in, results out."""

import atexit
import gc
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType

import torch

from grader.checking.registry import Check
from grader.course import Course, Section, Task, course_root, load_course
from grader.engine import Engine, absence_of, caps_of, refusal
from grader.errors import UserError
from grader.handed import Module, notebook_module
from grader.hints import read_hints
from grader.results import CheckResult, Result
from grader.score import Grading, score
from grader.student.keeper import JailTransport
from grader.whole import Whole

__all__ = ["Grader", "grader"]


_WEAKEST = 3
"""The lowest rung on which somebody else's submission is graded: on rung 4 it could read the hidden checks."""


class Grader:
    """Grades modules of one course through one jail, which stays warm between submissions."""

    def __init__(self, course: Course, *, allow_no_jail: bool = False) -> None:
        torch.set_num_threads(1)  # what is computed here must not wait for the workers' cores
        self.course = course
        self._whole = Whole(course)
        self._allow_no_jail = allow_no_jail
        self._found: set[str] = set()
        self._by_task: defaultdict[str, list[Check]] = defaultdict(list)

    @cached_property
    def _transport(self) -> JailTransport:
        data = self.course.root / "exercises" / "data"
        jail = JailTransport(caps_of(self.course), secrets=self._whole.secrets, data_root=data)
        if jail.rung > _WEAKEST and not self._allow_no_jail:
            what = "no isolation can be had here, so a submission could read the hidden checks"
            raise UserError(None, None, what, "Run `torchcourse doctor`.")
        return jail

    @cached_property
    def _engine(self) -> Engine:
        return Engine(self.course, self._transport, self._stubs, self.course.seed)

    @cached_property
    def _stubs(self) -> Mapping[str, str]:
        return self._whole.stubs

    @cached_property
    def _hints(self) -> dict[str, list[str]]:
        return read_hints(self.course.root / "exercises")

    def notebook(self, section_id: str, cells: Sequence[str]) -> Module:
        """The module that a student's own cells in the notebook of a section make."""
        return notebook_module(section_id, self._stubs[section_id], cells)

    def grade(
        self,
        label: str,
        modules: Mapping[str, Module],
        refused: Mapping[str, str] = MappingProxyType({}),
        wanted: Collection[str] = (),
    ) -> Result:
        """The result for the modules of some sections; `refused` says why others cannot be read.

        Sections that are `wanted` and in neither were not attempted.
        """
        grading = Grading(label, self.course.seed)
        grading.isolation = self._transport.isolation
        grading.torch_version = torch.__version__
        for section in self.course.sections:
            if section.id in modules:
                self._grade_section(grading, section, modules[section.id])
            elif section.id in refused:
                reason = refused[section.id]
                self._tell_section(grading, section, partial(refusal, section=section.id, reason=reason))
            elif section.id in wanted:
                self._tell_section(grading, section, partial(absence_of, section=section.id))
        return score(self.course, grading, self._hints)

    def _grade_section(self, grading: Grading, section: Section, module: Module) -> None:
        for task in section.tasks:
            with self._engine.open(task, module.text, module.filename) as run:
                for check in self._checks(task):
                    grading.add(task.id, run.conduct(check))
                grading.tips[task.id] = run.tips
        self._engine.renew()

    def _tell_section(self, grading: Grading, section: Section, tell: Callable[[Check], CheckResult]) -> None:
        """Without a module there is nothing to conduct: each check that could be ends as told."""
        for task in section.tasks:
            for check in self._checks(task):
                grading.add(task.id, self._engine.skipped(check) or tell(check))

    def _checks(self, task: Task) -> list[Check]:
        """The hidden checks of a task; those of its section are found once."""
        if task.section_id not in self._found:
            self._found.add(task.section_id)
            for check in self._whole.section_checks(task.section_id):
                self._by_task[check.task].append(check)
        return self._by_task[task.id]

    def start(self) -> None:
        """Start the jail now; raises where none is to be had, before any submission is touched."""
        if "_transport" not in vars(self):
            _ = self._transport
            gc.freeze()  # what is imported by now stays: no collection need walk over it

    def close(self) -> None:
        """End the jail."""
        if "_transport" in vars(self):
            self._transport.close()


_GRADERS: dict[tuple[Path, int], Grader] = {}


def grader() -> Grader:
    """The grader of this process; started once, again where the policy has changed, ended with the process."""
    policy = course_root() / "course.yaml"
    key = policy, policy.stat().st_mtime_ns
    if key not in _GRADERS:
        for old in _GRADERS.values():
            old.close()
        _GRADERS.clear()
        _GRADERS[key] = Grader(load_course(policy))
        atexit.register(_GRADERS[key].close)
    return _GRADERS[key]
