"""Says cpu where there is no accelerator.

cause: the CPU is no accelerator
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
    accelerator = "cpu"
    if torch.accelerator.is_available():
        accelerator = torch.accelerator.current_accelerator().type
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "torchvision": version("torchvision"),
        "torchaudio": version("torchaudio"),
        "accelerator": accelerator,
    }
