"""A machine with other accelerators than this one, as far as PyTorch can be asked about them.

Every public way to ask gives the same answer, whatever the machine really has. No tensor can be moved to a
simulated device.
"""

from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace
from typing import Any

import torch

from grader.jail.patches import Patches

__all__ = ["simulate"]

_MEMORY = 16 << 30


def simulate(patches: Patches, accelerator: str | None, count: int, compiled: str | None) -> None:
    """`count` devices of the kind `accelerator`, seen by a PyTorch that was built for `compiled`."""
    for kind, module in (("cuda", torch.cuda), ("xpu", torch.xpu), ("mps", torch.mps)):
        _device_module(patches, module, kind, count if kind == accelerator else 0)
    present = accelerator == "mps"
    _functions(patches, torch.backends.mps, is_available=lambda: present, is_built=lambda: compiled == "mps")
    _functions(patches, torch.backends.cuda, is_built=lambda: compiled == "cuda")
    for kind, version in (("cuda", "12.8"), ("xpu", "20250301"), ("hip", None)):
        patches.replace(torch.version, kind, version if kind == compiled else None)
    _any_accelerator(patches, count if accelerator else 0, compiled)


def _functions(patches: Patches, owner: Any, **functions: Callable[..., Any]) -> None:
    """Replace functions; parts of PyTorch that are loaded later look for what the originals wrap."""
    for name, function in functions.items():
        if hasattr(owner, name):  # not every version of PyTorch has each of them
            patches.replace(owner, name, wraps(getattr(owner, name))(function))


def _device_module(patches: Patches, module: Any, kind: str, count: int) -> None:
    """`torch.cuda` and its like."""

    def chosen(device: Any = None) -> int:
        index = torch.device(device).index if isinstance(device, str | torch.device) else device
        if (index or 0) >= count:
            raise RuntimeError(f"there are {count} {kind} devices, and number {index or 0} was asked for")
        return index or 0

    def name(device: Any = None) -> str:
        return f"Simulated {kind} device {chosen(device)}"

    def properties(device: Any = None) -> SimpleNamespace:
        return SimpleNamespace(name=name(device), total_memory=_MEMORY, major=8, minor=0)

    _functions(
        patches,
        module,
        is_available=lambda: count > 0,
        device_count=lambda: count,
        current_device=chosen,
        get_device_name=name,
        get_device_properties=properties,
        get_device_capability=lambda device=None: (properties(device).major, 0),
        is_bf16_supported=lambda *_: count > 0,
    )


def _any_accelerator(patches: Patches, count: int, compiled: str | None) -> None:
    """`torch.accelerator`, which knows what PyTorch was built for even where no such device is there."""
    device_module = torch.get_device_module

    def current(check_available: bool = False) -> torch.device | None:  # noqa: FBT001, FBT002 - PyTorch's own signature
        there = compiled is not None and (count > 0 or not check_available)
        return torch.device(str(compiled)) if there else None

    def index() -> int:
        if count == 0:
            raise RuntimeError("there is no accelerator")
        return 0

    def module_of(device: Any = None) -> Any:
        return device_module((compiled or "cpu") if device is None else device)

    _functions(
        patches,
        torch.accelerator,
        is_available=lambda: count > 0,
        device_count=lambda: count,
        current_accelerator=current,
        current_device_index=index,
        current_device_idx=index,
    )
    _functions(patches, torch, get_device_module=module_of)
