"""Writes 'not installed'.

cause: give None
"""

import importlib
import importlib.metadata
import importlib.util
import platform
import sys

import torch


def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def environment_report():
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    accelerator = None if accelerator is None else accelerator.type
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "torchvision": version("torchvision"),
        "torchaudio": version("torchaudio"),
        "accelerator": accelerator,
    }
