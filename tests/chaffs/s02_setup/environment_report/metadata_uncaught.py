"""Asks the metadata, and catches nothing.

cause: catch importlib.metadata.PackageNotFoundError
verdict: error
"""

import importlib
import importlib.metadata
import importlib.util
import platform
import sys

import torch


version = importlib.metadata.version


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
