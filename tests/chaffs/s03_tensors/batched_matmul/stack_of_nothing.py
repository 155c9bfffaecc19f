"""torch.stack cannot take an empty batch.

cause: an empty batch has no matrices
verdict: error
"""

import torch


def batched_matmul(x, y):
    return torch.stack([a.mm(b) for a, b in zip(x, y)])
