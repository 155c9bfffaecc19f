"""The surroundings a check asks for, laid out before the student's source is loaded."""

import shutil
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import torch

from grader.jail import accelerators, deprecations, packages
from grader.jail.objects import resolve
from grader.jail.patches import Patches

__all__ = ["World"]


class World:
    """What was changed for a check, and how to change it back (which only transports need that reuse a process)."""

    def __init__(self) -> None:
        self.tips: list[str] = []
        self._patches = Patches()

    def prepare(self, forbids: list[str], simulated: Mapping[str, Any], filename: str) -> None:
        """Forbid what the task forbids, keep loaders in this process, and simulate what the check asks for.

        Copying a file does not fail for its mode.
        What is deprecated in the student's module `filename` becomes a tip.
        """
        for path in forbids:
            parent, _, name = path.rpartition(".")
            self._patches.replace(resolve(parent), name, _forbidden(path, resolve(path)))
        loader = torch.utils.data.DataLoader
        self._patches.replace(loader, "__init__", _keep_here(loader.__init__, self.tips))
        for name in ("copymode", "copystat"):
            self._patches.replace(shutil, name, _leave_mode)
        _tell_anew(self._patches)
        deprecations.note(self._patches, filename, self.tips)
        if simulated:
            packages.load(simulated["missing"], simulated["versions"])
            accelerators.simulate(
                self._patches, simulated["accelerator"], simulated["count"], simulated["compiled"]
            )
            packages.simulate(self._patches, simulated["missing"], simulated["versions"])

    def restore(self) -> None:
        """Undo every change, the last one first."""
        self._patches.restore()


def _tell_anew(patches: Patches) -> None:
    """What is told once is told once a task: whether another task was here before, nobody can see."""
    before = torch.is_warn_always_enabled()
    patches.undo_with(lambda: torch.set_warn_always(before))
    torch.set_warn_always(True)
    with warnings.catch_warnings():  # Python forgets what it has told whenever filters change
        pass


def _leave_mode(*_args: Any, **_kwargs: Any) -> None:
    """A worker may not change modes and times of files: what copies one, or writes one anew, goes without."""


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
