"""Cut off from the inputs.

cause: cut off from its inputs
verdict: error
"""

import torch


def batched_matmul(x, y):
    return torch.bmm(x.detach(), y.detach())
