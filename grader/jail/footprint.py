"""What can be seen of code that has run in this process: modes of the libraries, and what their namespaces hold.

It is the second look at code that was found to leave nothing behind (see `plain`): two equal footprints prove
little, but where they differ, nobody else's code may follow.
"""

import builtins
import threading
from collections.abc import Hashable

import numpy
import torch
from torch import nn

__all__ = ["footprint"]

_SHARED = (builtins, numpy, torch, torch.Tensor, nn, nn.Module, nn.functional, nn.init, torch.optim.Optimizer)
"""What everybody's code looks names up in."""


def footprint() -> Hashable:
    """Equal before and after code that changed none of this."""
    namespaces = tuple(tuple(map(id, vars(home).values())) for home in _SHARED)
    return namespaces, _modes(), _levels(), threading.active_count()


def _modes() -> Hashable:
    """All but those that each check puts right as it begins (see `interpreter`)."""
    return (
        torch.get_default_device(),
        torch.get_num_threads(),
        torch.is_inference_mode_enabled(),
        torch.is_anomaly_enabled(),
        torch.is_anomaly_check_nan_enabled(),
        torch.are_deterministic_algorithms_enabled(),
        torch.is_autocast_enabled("cpu"),
        torch.get_autocast_dtype("cpu"),
        torch.is_autocast_cache_enabled(),
        torch.get_deterministic_debug_mode(),
        torch.get_float32_matmul_precision(),
        repr(torch._tensor_str.PRINT_OPTS),
        repr(numpy.get_printoptions()),
        tuple(sorted(numpy.geterr().items())),
    )


def _levels() -> Hashable:
    """How deep this is in what is entered and left: modes of functions and dispatch, transforms such as vmap."""
    return (
        torch._C._len_torch_function_stack(),
        torch._C._len_torch_dispatch_stack(),
        torch._C._functorch.peek_interpreter_stack() is None,
    )
