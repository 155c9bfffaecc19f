"""Goes through all that is installed."""

import importlib
import importlib.metadata
import importlib.util
import platform
import sys

import torch


def environment_report():
    installed = {one.metadata["Name"].lower(): one.version for one in importlib.metadata.distributions()}
    usable = torch.accelerator.is_available()
    return {name: installed.get(name) for name in ("torch", "torchvision", "torchaudio")} | {
        "python": platform.python_version(),
        "accelerator": torch.accelerator.current_accelerator().type if usable else None,
    }
