"""The surroundings a task asks for, laid out before the student's source is loaded."""

from collections.abc import Callable
from typing import Any

import torch

from grader.jail.objects import resolve

__all__ = ["World"]


class World:
    """What was changed for a task, and how to change it back (which only the unjailed transport needs)."""

    def __init__(self) -> None:
        self.tips: list[str] = []
        self._undo: list[tuple[Any, str, Any]] = []

    def prepare(self, forbids: list[str]) -> None:
        """Forbid what the task forbids, and keep loaders in this process."""
        for path in forbids:
            parent, _, name = path.rpartition(".")
            self._replace(resolve(parent), name, _forbidden(path, resolve(path)))
        loader = torch.utils.data.DataLoader
        self._replace(loader, "__init__", _keep_here(loader.__init__, self.tips))

    def restore(self) -> None:
        """Undo every change, the last one first."""
        while self._undo:
            setattr(*self._undo.pop())

    def _replace(self, owner: Any, name: str, value: Any) -> None:
        self._undo.append((owner, name, getattr(owner, name)))
        setattr(owner, name, value)


def _forbidden(path: str, original: object) -> Callable[..., Any]:
    """What raises when it is called, and in the place of a class also when a class is derived from it."""

    def forbidden(*_args: Any, **_kwargs: Any) -> Any:
        raise RuntimeError(f"this task is to be solved without {path}")

    if isinstance(original, type):
        return type(original.__name__, (), {"__new__": forbidden, "__init_subclass__": forbidden})
    return forbidden


def _keep_here(original: Callable[..., None], tips: list[str]) -> Callable[..., None]:
    """A worker cannot fork, so `num_workers > 0` becomes 0, and the student is told."""

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("num_workers"):
            tips.append("num_workers was taken as 0: the grader runs one process a task")
            kwargs |= {"num_workers": 0, "persistent_workers": False, "prefetch_factor": None}
        original(self, *args, **kwargs)

    return init
