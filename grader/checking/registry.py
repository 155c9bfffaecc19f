"""Which function checks which task."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from grader.checking.worlds import World

__all__ = ["Check", "checks_of", "task"]

Body = Callable[[Any, Any], None]


@dataclass(frozen=True)
class Check:
    """One law of one task. `law` is the docstring's first sentence, `name` the function's name.

    `world` is the simulated machine that the submission is loaded in, `device` the real one that the check needs.
    A `public` check is an example of the prompt: everybody may see it, and it earns no points.
    """

    task: str
    name: str
    law: str
    body: Body
    file: str
    line: int
    world: World | None = None
    device: str | None = None
    public: bool = False

    @property
    def id(self) -> str:
        """Unique in the course: `s04_autograd.descend::test_descend_keeps_a_leaf`."""
        return f"{self.task}::{self.name}"

    @property
    def title(self) -> str:
        """The name without the prefix that every check of the task shares."""
        return self.name.removeprefix("test_").removeprefix(self.task.partition(".")[2] + "_")


def task(task_id: str) -> Callable[[Body], Body]:
    """Bind a check to the task `sNN_name.task`; its docstring states the law it checks."""

    def bind(body: Body) -> Body:
        body.__dict__["checks_task"] = task_id
        return body

    return bind


def checks_of(module: ModuleType) -> list[Check]:
    """The checks that a module defines, in order. Raises TypeError for one without a law."""
    return [_check(name, body) for name, body in vars(module).items() if _is_check(body)]


def _is_check(value: object) -> bool:
    return callable(value) and "checks_task" in getattr(value, "__dict__", {})


def _check(name: str, body: Any) -> Check:
    code = getattr(body, "body", body).__code__
    if not body.__doc__:
        raise TypeError(
            f"{code.co_filename}:{code.co_firstlineno}: {name} states no law: give it a docstring"
        )
    law = " ".join(body.__doc__.split())
    notes = body.__dict__
    world, device = notes.get("checks_world"), notes.get("checks_device")
    if world is not None and device is not None:
        raise TypeError(f"{name}: what runs on a real device cannot run in a simulated world")
    return Check(notes["checks_task"], name, law, body, code.co_filename, code.co_firstlineno, world, device)
