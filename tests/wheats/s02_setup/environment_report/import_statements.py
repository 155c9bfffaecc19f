"""Writes the imports out."""

import importlib
import importlib.metadata
import importlib.util
import platform
import sys

import torch


def environment_report():
    try:
        import torchvision
    except ImportError:
        torchvision = None
    try:
        import torchaudio
    except ImportError:
        torchaudio = None
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    return {
        "accelerator": accelerator and accelerator.type,
        "torchaudio": torchaudio and torchaudio.__version__,
        "torchvision": torchvision and torchvision.__version__,
        "torch": torch.__version__,
        "python": platform.python_version(),
    }
