"""Gives the device with its number.

cause: the number is not wanted
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
        return None


def environment_report():
    accelerator = None
    if torch.accelerator.is_available():
        accelerator = f"{torch.accelerator.current_accelerator().type}:0"
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "torchvision": version("torchvision"),
        "torchaudio": version("torchaudio"),
        "accelerator": accelerator,
    }
