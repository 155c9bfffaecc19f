"""Takes torch's version for that of the others.

cause: the wrong package
"""

import importlib
import importlib.metadata
import importlib.util
import platform
import sys

import torch


def version(name):
    return torch.__version__ if importlib.util.find_spec(name) else None


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
