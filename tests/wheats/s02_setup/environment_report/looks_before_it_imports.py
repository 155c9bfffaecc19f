"""Looks for the package first, and asks one kind after the other."""

import importlib
import importlib.metadata
import importlib.util
import platform
import sys

import torch


def environment_report():
    def version(name):
        if importlib.util.find_spec(name) is None:
            return None
        return importlib.metadata.version(name)

    accelerator = None
    if torch.cuda.is_available():
        accelerator = "cuda"
    elif torch.backends.mps.is_available():
        accelerator = "mps"
    elif torch.xpu.is_available():
        accelerator = "xpu"
    return {
        "python": sys.version.split()[0],
        "torch": str(torch.__version__),
        "torchvision": version("torchvision"),
        "torchaudio": version("torchaudio"),
        "accelerator": accelerator,
    }
