"""Small models to train on both sides of the wire: drawn here, loaded there, and into a twin here.

A check writes what is done once, as `play(step, lib)`. It is played with the student's function and the
jail's torch, with the reference and torch here, and with each known mistake: a function of that signature.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import torch

from grader.student.session import Outcome

__all__ = [
    "drawn_batch",
    "drawn_linear",
    "drawn_tensors",
    "is_tensor",
    "linear_twin",
    "nothing_raised",
    "rivals",
]

FEATURES, CLASSES = 6, 4


def drawn_tensors(**shapes: tuple[int, ...]) -> dict[str, torch.Tensor]:
    """Normal numbers by name; a dot in a parameter's name is written as `__`."""
    return {name.replace("__", "."): torch.randn(shape) for name, shape in shapes.items()}


def drawn_linear() -> dict[str, torch.Tensor]:
    """Weights for a linear model of 6 features and 4 classes."""
    return drawn_tensors(weight=(CLASSES, FEATURES), bias=(CLASSES,))


def drawn_batch(size: int) -> tuple[torch.Tensor, torch.Tensor]:
    """`size` samples of 6 features, and their classes."""
    return torch.randn(size, FEATURES), torch.randint(CLASSES, (size,))


def linear_twin(lib: Any, weights: Mapping[str, torch.Tensor], momentum: float = 0.9) -> tuple[Any, Any]:
    """A linear model that holds `weights`, and SGD for it; `lib` is torch, here or in the jail."""
    model = lib.nn.Linear(FEATURES, CLASSES)
    model.load_state_dict(weights)
    return model, lib.optim.SGD(model.parameters(), lr=0.1, momentum=momentum)


def rivals(
    play: Callable[[Callable[..., Any], Any], Any], mistakes: Mapping[str, Callable[..., Any]]
) -> dict[str, Callable[[], Any]]:
    """What each mistake would give, for `unless=`."""
    return {cause: partial(play, wrong, torch) for cause, wrong in mistakes.items()}


def is_tensor(got: object) -> bool:
    """A tensor came where a number is wanted."""
    return isinstance(got, torch.Tensor)


def nothing_raised(outcome: Outcome) -> bool:
    """A value came back where an exception is wanted."""
    return outcome.failure is None
