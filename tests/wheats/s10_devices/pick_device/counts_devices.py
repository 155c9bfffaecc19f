"""Counts devices of each kind."""

import torch


def pick_device():
    for kind in ("cuda", "xpu", "mps"):
        if torch.get_device_module(kind).device_count() > 0:
            return torch.device(f"{kind}:0")
    return torch.device("cpu")
