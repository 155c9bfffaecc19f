"""Knows CUDA alone.

cause: there are other kinds than CUDA
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
    accelerator = "cuda" if torch.cuda.is_available() else None
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "torchvision": version("torchvision"),
        "torchaudio": version("torchaudio"),
        "accelerator": accelerator,
    }
