"""Small models to train on both sides of the wire: drawn here, loaded there, and into a twin here.

A check writes what is done once, as `play(step, lib)`. It is played with the student's function and the
jail's torch, with the reference and torch here, and with each known mistake: a function of that signature.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import torch

from grader.student.session import Outcome

__all__ = [
    "drawn_batch",
    "drawn_linear",
    "drawn_two_mode",
    "is_tensor",
    "linear_twin",
    "nothing_raised",
    "per_batch",
    "per_sample",
    "rivals",
    "run_batches",
    "two_mode_twin",
]

Pair = tuple[torch.Tensor, torch.Tensor]

FEATURES, CLASSES = 6, 4


def drawn_linear() -> dict[str, torch.Tensor]:
    """Weights for a linear model of 6 features and 4 classes."""
    return {"weight": torch.randn(CLASSES, FEATURES), "bias": torch.randn(CLASSES)}


def drawn_batch(size: int) -> Pair:
    """`size` samples of 6 features, and their classes."""
    return torch.randn(size, FEATURES), torch.randint(CLASSES, (size,))


def linear_twin(lib: Any, weights: Mapping[str, torch.Tensor], momentum: float = 0.9) -> tuple[Any, Any]:
    """A linear model that holds `weights`, and SGD for it; `lib` is torch, here or in the jail."""
    model = lib.nn.Linear(FEATURES, CLASSES)
    model.load_state_dict(weights)
    return model, lib.optim.SGD(model.parameters(), lr=0.1, momentum=momentum)


def drawn_two_mode() -> dict[str, torch.Tensor]:
    """Weights and buffers for `two_mode_twin`."""
    return dict(_two_mode(torch).state_dict())


def two_mode_twin(lib: Any, weights: Mapping[str, torch.Tensor]) -> tuple[Any, Any]:
    """A model that does something else in each mode, without any randomness, and SGD for it.

    Its dropout drops everything, so that in training mode only the last bias learns; its batch
    normalisation keeps statistics.
    """
    model = _two_mode(lib)
    model.load_state_dict(weights)
    return model, lib.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)


def _two_mode(lib: Any) -> Any:
    nn = lib.nn
    return nn.Sequential(nn.Linear(FEATURES, 5), nn.BatchNorm1d(5), nn.Dropout(1.0), nn.Linear(5, CLASSES))


def run_batches(
    model: Any,
    optimizer: Any,
    loss_function: Callable[..., torch.Tensor],
    batches: Iterable[Pair],
    *,
    clear: bool = True,
    learn: bool = True,
) -> list[tuple[float, int]]:
    """Loss and size of each batch, after an update on each if `learn`: what mistakes are made from."""
    found = []
    for inputs, targets in batches:
        if clear:
            optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if learn:
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        found.append((loss.item(), len(targets)))
    return found


def per_sample(found: Iterable[tuple[float, int]]) -> float:
    """The mean loss of a sample."""
    found = list(found)
    return sum(loss * size for loss, size in found) / sum(size for _, size in found)


def per_batch(found: Iterable[tuple[float, int]]) -> float:
    """The mean over the batches, however large each is: the usual mistake."""
    losses = [loss for loss, _ in found]
    return sum(losses) / len(losses)


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
