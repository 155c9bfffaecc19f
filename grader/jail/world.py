"""The surroundings a task asks for, laid out before the student's source is loaded."""

from collections.abc import Callable
from typing import Any

import torch

from grader.jail.objects import resolve

__all__ = ["prepare"]


def prepare(forbids: list[str], world: dict[str, Any]) -> list[str]:
    """Forbid what the task forbids, keep loaders in this process; give the list that tips will be added to."""
    tips: list[str] = []
    for path in forbids:
        _forbid(path)
    _keep_loaders_here(tips)
    return tips


def _forbid(path: str) -> None:
    parent, _, name = path.rpartition(".")

    def forbidden(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError(f"this task is to be solved without {path}")

    setattr(resolve(parent), name, forbidden)


def _keep_loaders_here(tips: list[str]) -> None:
    """A worker cannot fork, so `num_workers > 0` becomes 0, and the student is told."""
    original: Callable[..., None] = torch.utils.data.DataLoader.__init__
    if getattr(original, "keeps_here", False):
        return

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("num_workers"):
            tips.append("num_workers was taken as 0: the grader runs one process a task")
            kwargs |= {"num_workers": 0, "persistent_workers": False, "prefetch_factor": None}
        original(self, *args, **kwargs)

    init.keeps_here = True  # type: ignore[attr-defined]
    torch.utils.data.DataLoader.__init__ = init  # type: ignore[method-assign]
