"""`course.yaml`, the course's policy, as typed objects; a mistake in it is one line with its remedy."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, PrivateAttr, StringConstraints, ValidationError

from grader.course_errors import explain, find_cycle, refuse_duplicates
from grader.errors import UserError, did_you_mean
from grader.marked_yaml import Location, MarkedYaml, read_marked_yaml
from grader.policy import (
    Assignment,
    Count,
    DottedName,
    LatePolicy,
    Name,
    Policy,
    SectionId,
    TaskLimits,
    WireLimits,
)

__all__ = ["Course", "Section", "Task", "TaskLimits", "WireLimits", "course_root", "load_course"]


class Task(Policy):
    """One task: what it is worth, what it may use, what it needs.

    `steps` are points that hang on one check alone: whoever fails `test_<task>_<step>` loses these and no others.
    """

    name: Name = Field(alias="id")
    points: Annotated[int, Field(ge=0)]
    thresholds: dict[Name, float] = Field(default_factory=dict)
    steps: dict[Name, Count] = Field(default_factory=dict)
    needs: tuple[Name, ...] = ()
    forbids: tuple[DottedName, ...] = ()
    own_limits: TaskLimits = Field(alias="limits", default=TaskLimits())
    _section: str = PrivateAttr("")
    _file: Path = PrivateAttr(Path())
    _line: int = PrivateAttr(0)
    _limits: TaskLimits = PrivateAttr(TaskLimits())

    @property
    def id(self) -> str:
        """The task's name within the course, such as `s04_autograd.descend`."""
        return f"{self._section}.{self.name}"

    @property
    def section_id(self) -> str:
        """The section that it belongs to."""
        return self._section

    @property
    def file(self) -> Path:
        """The file that names the task."""
        return self._file

    @property
    def line(self) -> int:
        """The line on which it stands there."""
        return self._line

    @property
    def limits(self) -> TaskLimits:
        """What it may use: its own limits, and the course's where it sets none."""
        return self._limits

    def threshold(self, name: str) -> float:
        """A number that a check measures against; a `UserError` where the course sets none of this name."""
        if name not in self.thresholds:
            raise self.missing_threshold(name)
        return self.thresholds[name]

    def missing_threshold(self, name: str) -> UserError:
        """What to say of a threshold that a check asks for and the course does not set."""
        what = f"threshold {name!r} of task {self.id!r} is missing"
        return UserError(self._file, self._line, what, f"Add `thresholds: {{{name}: …}}` to the task.")

    def _place(self, section: str, limits: TaskLimits, file: Path, line: int) -> None:
        own = self.own_limits.model_dump(exclude_unset=True)
        self._section, self._file, self._line = section, file, line
        self._limits = limits.model_copy(update=own)


class Section(Policy):
    """One section: a module of tasks in the order in which they are done."""

    id: SectionId
    title: Annotated[str, StringConstraints(min_length=1)]
    tasks: Annotated[tuple[Task, ...], Field(min_length=1)]
    _line: int = PrivateAttr(0)

    @property
    def line(self) -> int:
        """The line on which it stands in the file."""
        return self._line

    @property
    def points(self) -> int:
        """What the section is worth."""
        return sum(task.points for task in self.tasks)

    def task(self, name: str) -> Task:
        """The task of this name."""
        known = {task.name: task for task in self.tasks}
        return _find(name, known, f"section {self.id} has no task {name!r}")

    def needed_by(self, task: Task) -> tuple[Task, ...]:
        """All tasks that `task` needs, directly or through another, in the section's order."""
        found: set[str] = set()
        waiting = list(task.needs)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self.task(name).needs)
        return tuple(other for other in self.tasks if other.name in found)


class Course(Policy):
    """The whole policy."""

    schema_version: Literal[1]
    title: Annotated[str, StringConstraints(min_length=1)]
    seed: Annotated[int, Field(ge=0)]
    feedback: Literal["full", "no-inputs", "score-only"] = "full"
    partial_credit: Literal["none", "proportional"] = "none"
    limits: TaskLimits = TaskLimits()
    wire: WireLimits = WireLimits()
    late: LatePolicy = LatePolicy()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    given_assignments: tuple[Assignment, ...] = Field(alias="assignments", default=())
    _file: Path = PrivateAttr(Path("course.yaml"))

    @property
    def file(self) -> Path:
        """Where the policy was read from."""
        return self._file

    @property
    def root(self) -> Path:
        """The folder of the course: `exercises`, `solutions` and `grader` lie in it."""
        return self._file.parent

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """What is handed out together: as the file says, or else each section by itself."""
        alone = (
            Assignment(id=section.id, sections=(section.id,), title=section.title)
            for section in self.sections
        )
        return self.given_assignments or tuple(alone)

    def assignment(self, assignment_id: str) -> Assignment:
        """An assignment by its id."""
        known = {one.id: one for one in self.assignments}
        return _find(assignment_id, known, f"the course has no assignment {assignment_id!r}")

    @property
    def points(self) -> int:
        """What the course is worth."""
        return sum(section.points for section in self.sections)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks, in the order of the course."""
        return tuple(task for section in self.sections for task in section.tasks)

    def section(self, section_id: str) -> Section:
        """A section by its id; a beginning that fits one section alone will do, such as `s04`."""
        known = {section.id: section for section in self.sections}
        fitting = [one for one in known if one.startswith(section_id)] if section_id else []
        wanted = fitting[0] if len(fitting) == 1 else section_id
        return _find(wanted, known, f"the course has no section {section_id!r}")

    def task(self, task_id: str) -> Task:
        """A task by its id, such as `s04_autograd.descend` (`s04.descend` will do)."""
        section_id, _, name = task_id.partition(".")
        if not name:
            named = [task.id for task in self.tasks if task.name == task_id]
            remedy = f"Write {' or '.join(named)}." if named else "Write it like s04_autograd.descend."
            raise UserError(None, None, f"{task_id!r} does not name section and task", remedy)
        return self.section(section_id).task(name)


def course_root() -> Path:
    """The folder that holds `course.yaml`: this package's checkout, else one around the working folder."""
    here = Path.cwd()
    for folder in (Path(__file__).resolve().parent.parent, here, *here.parents):
        if (folder / "course.yaml").is_file():
            return folder
    what = "no course.yaml here or in a folder above"
    raise UserError(None, None, what, "Run this inside a checkout of the course.")


def load_course(path: Path | None = None) -> Course:
    """Read and check `course.yaml`, or `path`; the first mistake in it is raised as a `UserError`."""
    marked = read_marked_yaml(path or course_root() / "course.yaml")
    try:
        course = Course.model_validate(marked.data)
    except ValidationError as error:
        raise explain(error, marked, Course) from None
    _check_names(course, marked)
    _place(course, marked)
    return course


def _check_names(course: Course, marked: MarkedYaml) -> None:
    """Names used twice, and `needs` that name nothing or each other."""
    ids = [(section.id, ("sections", n, "id")) for n, section in enumerate(course.sections)]
    refuse_duplicates(marked, "section", ids)
    _check_assignments(course, marked)
    for n, section in enumerate(course.sections):
        at = ("sections", n, "tasks")
        names = [(task.name, (*at, i, "id")) for i, task in enumerate(section.tasks)]
        refuse_duplicates(marked, "task", names)
        _check_needs(section, marked, at)
        _check_steps(section, marked, at)


def _check_assignments(course: Course, marked: MarkedYaml) -> None:
    """Each section is handed out once, and no assignment names one that is not there."""
    given = [(one, ("assignments", n)) for n, one in enumerate(course.given_assignments)]
    refuse_duplicates(marked, "assignment", [(one.id, (*at, "id")) for one, at in given])
    named = [(name, (*at, "sections", n)) for one, at in given for n, name in enumerate(one.sections)]
    known = [section.id for section in course.sections]
    for name, at in named:
        if name not in known:
            what = f"an assignment holds {name!r}, which is no section of the course"
            raise UserError(marked.file, marked.line(at), what, did_you_mean(name, known))
    refuse_duplicates(marked, "assignment's section", named)


def _check_needs(section: Section, marked: MarkedYaml, at: Location) -> None:
    names = [task.name for task in section.tasks]
    for i, task in enumerate(section.tasks):
        for need in task.needs:
            if need not in names:
                what = f"task {task.name!r} needs {need!r}, which is no task of section {section.id}"
                raise UserError(marked.file, marked.line((*at, i, "needs")), what, did_you_mean(need, names))
    loop = find_cycle({task.name: task.needs for task in section.tasks})
    if loop:
        line = marked.line((*at, names.index(loop[0]), "needs"))
        what = f"tasks need each other: {' → '.join(loop)}"
        raise UserError(marked.file, line, what, "Take one of the needs out.")


def _check_steps(section: Section, marked: MarkedYaml, at: Location) -> None:
    """Steps are a part of a task's points: what all other checks are worth together is left over."""
    for i, task in enumerate(section.tasks):
        if task.steps and sum(task.steps.values()) >= task.points:
            what = (
                f"the steps of task {task.name!r} leave none of its {task.points} points to its other checks"
            )
            raise UserError(
                marked.file, marked.line((*at, i, "steps")), what, "Give the task more points than its steps."
            )


def _place(course: Course, marked: MarkedYaml) -> None:
    """Tell every task where it stands and what the course's limits are."""
    course._file = marked.file
    for n, section in enumerate(course.sections):
        section._line = marked.line(("sections", n))
        for i, task in enumerate(section.tasks):
            line = marked.line(("sections", n, "tasks", i))
            task._place(section.id, course.limits, marked.file, line)


Part = TypeVar("Part")


def _find(name: str, known: Mapping[str, Part], what: str) -> Part:
    if name not in known:
        raise UserError(None, None, what, did_you_mean(name, list(known)))
    return known[name]
