"""Tells what PyTorch was built for.

cause: ask whether one is available
verdict: failed, error
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
    accelerator = torch.accelerator.current_accelerator()
    accelerator = None if accelerator is None else accelerator.type
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "torchvision": version("torchvision"),
        "torchaudio": version("torchaudio"),
        "accelerator": accelerator,
    }
