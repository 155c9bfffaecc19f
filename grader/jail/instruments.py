"""Stand-ins that note how a student's code uses a module, an optimizer, batches or a function.

They live beside the student's code and hold nothing secret; what they report is a claim, not a fact.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import numpy
import torch
from torch import nn

from grader.jail.containers import length, listed

__all__ = [
    "Pair",
    "RecordingLoader",
    "RecordingModule",
    "RecordingOptimizer",
    "ReplacingModule",
    "counted",
    "drawn",
    "elsewhere",
    "half_by_default",
    "length",
    "listed",
    "on_dirty_memory",
]


class RecordingModule(nn.Module):
    """Runs as `module` does; `log` gets an entry a forward pass: the modes in force, the input's shape."""

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.inner = module
        self.log: list[dict[str, Any]] = []

    def forward(self, *inputs: Any, **options: Any) -> Any:
        """Note the modes and the shape of the first tensor, then run the module."""
        shapes = [tuple(value.shape) for value in inputs if isinstance(value, torch.Tensor)]
        self.log.append(
            {
                "training": self.inner.training,
                "grad_enabled": torch.is_grad_enabled(),
                "inference": torch.is_inference_mode_enabled(),
                "shape": shapes[0] if shapes else None,
            }
        )
        return self.inner(*inputs, **options)

    def named_parameters(self, *args: Any, **options: Any) -> Iterator[tuple[str, nn.Parameter]]:
        """The module's own, without a prefix."""
        return self.inner.named_parameters(*args, **options)

    def state_dict(self, *args: Any, **options: Any) -> Any:
        """The module's own, without a prefix."""
        return self.inner.state_dict(*args, **options)

    def load_state_dict(self, *args: Any, **options: Any) -> Any:
        """Load what `state_dict` gives."""
        return self.inner.load_state_dict(*args, **options)

    def __getattr__(self, name: str) -> Any:
        try:
            return super().__getattr__(name)
        except AttributeError:
            return getattr(super().__getattr__("inner"), name)


class ReplacingModule(RecordingModule):
    """Runs as `module` does; moving it puts new parameters in the place of the old, as on `meta` and some devices."""

    def _apply(self, fn: Callable[[torch.Tensor], torch.Tensor], *args: Any) -> "ReplacingModule":
        before = torch.__future__.get_overwrite_module_params_on_conversion()
        torch.__future__.set_overwrite_module_params_on_conversion(True)
        try:
            super()._apply(lambda tensor: fn(tensor).clone(), *args)  # type: ignore[no-untyped-call]
        finally:
            torch.__future__.set_overwrite_module_params_on_conversion(before)
        return self


class Pair(NamedTuple):
    """A named tuple of a class that is neither the student's nor the wire's."""

    inputs: Any
    targets: Any


class RecordingOptimizer:
    """Works as `optimizer` does; `log` gets the name of each `zero_grad` and `step`."""

    def __init__(self, optimizer: torch.optim.Optimizer) -> None:
        self.inner = optimizer
        self.log: list[str] = []

    def zero_grad(self, *args: Any, **options: Any) -> None:
        """Note the call and pass it on."""
        self.log.append("zero_grad")
        self.inner.zero_grad(*args, **options)

    def step(self, *args: Any, **options: Any) -> Any:
        """Note the call and pass it on, a closure too."""
        self.log.append("step")
        return self.inner.step(*args, **options)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "inner":  # a copy in the making has no `inner` yet
            raise AttributeError(name)
        return getattr(self.inner, name)


class RecordingLoader:
    """Gives `batches` in order, anew on each pass; with `once` in one pass only, and without a length.

    `log` gets `("iter",)` when a pass begins and `("batch", i)` when batch `i` is asked for.
    """

    def __init__(self, batches: Iterable[Any], *, once: bool = False) -> None:
        self.batches = list(batches)
        self.once = once
        self.log: list[tuple[Any, ...]] = []

    def __iter__(self) -> Iterator[Any]:
        spent = self.once and ("iter",) in self.log
        self.log.append(("iter",))
        for number, batch in enumerate([] if spent else self.batches):
            self.log.append(("batch", number))
            yield batch

    def __len__(self) -> int:
        if self.once:
            raise TypeError("these batches come one by one: they have no len()")
        return len(self.batches)


def drawn() -> list[float]:
    """A number from each of the global generators: Python's, NumPy's, PyTorch's."""
    return [random.random(), float(numpy.random.rand()), torch.rand((), dtype=torch.float64).item()]


class counted:  # noqa: N801 — used as a function
    """Calls `function`; `calls` says how often, `results` keeps what it gave."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls = 0
        self.results: list[Any] = []

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Count, call, keep."""
        self.calls += 1
        self.results.append(self.function(*args, **options))
        return self.results[-1]


def elsewhere(function: Callable[..., Any], device: str) -> Callable[..., Any]:
    """`function`, run where tensors are made on `device` unless the code says where."""

    def run(*args: Any, **options: Any) -> Any:
        with torch.device(device):
            return function(*args, **options)

    return run


def half_by_default(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function`, run where autocast on the CPU takes float16 unless the code says else, as it does on CUDA."""

    def run(*args: Any, **options: Any) -> Any:
        before = torch.get_autocast_dtype("cpu")
        torch.set_autocast_dtype("cpu", torch.float16)
        try:
            return function(*args, **options)
        finally:
            torch.set_autocast_dtype("cpu", before)

    return run


def on_dirty_memory(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function`, run where fresh memory is never zero by luck: unwritten floats are NaN, integers huge."""

    def run(*args: Any, **options: Any) -> Any:
        before = torch.get_deterministic_debug_mode()
        torch.set_deterministic_debug_mode("warn")
        try:
            return function(*args, **options)
        finally:
            torch.set_deterministic_debug_mode(before)

    return run
