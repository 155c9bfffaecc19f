"""Is there a real device for a check that needs one? The answer is this side's own: no student's code is asked."""

import warnings
from collections.abc import Callable
from functools import cache

import torch

from grader.student.transport import Transport

__all__ = ["absence"]

# Taken at the import: a check that runs in this process may simulate others.
_ASKED: dict[str, Callable[[], bool]] = {
    "cuda": torch.cuda.is_available,
    "mps": torch.backends.mps.is_available,
    "xpu": torch.xpu.is_available,
}


def absence(device: str, transport: Transport) -> str:
    """Why a check that needs `device` cannot be conducted; nothing where it can."""
    if not _here(device):
        return f"it needs a {device} device, and there is none here"
    if not transport.reaches(device):
        return f"it needs a {device} device; there is one here, but the jail keeps submissions from it"
    return ""


@cache
def _here(device: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a build for CUDA complains of a driver that is missing or too old
        return bool(_ASKED[device]())
