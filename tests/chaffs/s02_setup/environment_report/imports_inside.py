"""Imports what may be missing, and catches nothing.

cause: a package is missing here, and it was imported
verdict: error
"""

import importlib
import importlib.metadata
import importlib.util
import platform
import sys

import torch


def environment_report():
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    accelerator = None if accelerator is None else accelerator.type
    import torchvision
    import torchaudio
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "torchvision": torchvision.__version__,
        "torchaudio": torchaudio.__version__,
        "accelerator": accelerator,
    }
