"""Goes through NumPy and back.

cause: nothing flows at all
verdict: failed, error
"""

import torch


def stop_gradient(x, frozen):
    return torch.where(frozen, x, torch.tensor(x.detach().numpy())).detach().clone()
