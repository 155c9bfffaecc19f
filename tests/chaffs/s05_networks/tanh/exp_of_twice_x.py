"""(exp(2x) - 1) / (exp(2x) + 1) overflows for large x.

cause: NaN
"""

import torch


def tanh(x):
    return (torch.exp(2 * x) - 1) / (torch.exp(2 * x) + 1)
