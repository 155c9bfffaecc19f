"""The matrices are flattened.

cause: flattened
"""

import torch


def batched_outer(x, y):
    return (x.unsqueeze(-1) * y.unsqueeze(-2)).flatten(-2)
