"""Asks torch.mps, torch.cuda and torch.xpu, and gives the device its number."""

import torch


def pick_device():
    found = torch.accelerator.current_accelerator(check_available=True)
    if found is None:
        return torch.device("cpu")
    assert any(backend.is_available() for backend in (torch.cuda, torch.backends.mps, torch.xpu))
    return torch.device(found.type, 0)
