"""Takes torch.version.cuda for an answer.

cause: ask whether one is available
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
    accelerator = "cuda" if torch.version.cuda else None
    if accelerator is None and torch.accelerator.is_available():
        accelerator = torch.accelerator.current_accelerator().type
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "torchvision": version("torchvision"),
        "torchaudio": version("torchaudio"),
        "accelerator": accelerator,
    }
