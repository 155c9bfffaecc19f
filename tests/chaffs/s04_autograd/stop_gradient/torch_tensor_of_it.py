"""Makes a new tensor of x, by torch.tensor.

cause: nothing flows at all
verdict: failed, error
"""

import torch


def stop_gradient(x, frozen):
    return torch.tensor(x.tolist(), dtype=x.dtype)
