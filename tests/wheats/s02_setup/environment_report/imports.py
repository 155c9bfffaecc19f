"""Imports each package and reads its __version__."""

import importlib
import importlib.metadata
import importlib.util
import platform
import sys

import torch


def environment_report():
    report = {"python": ".".join(map(str, sys.version_info[:3]))}
    for name in ("torch", "torchvision", "torchaudio"):
        try:
            report[name] = importlib.import_module(name).__version__
        except ImportError:
            report[name] = None
    report["accelerator"] = None
    for kind in ("cuda", "xpu", "mps"):
        if torch.get_device_module(kind).device_count():
            report["accelerator"] = kind
    return report
