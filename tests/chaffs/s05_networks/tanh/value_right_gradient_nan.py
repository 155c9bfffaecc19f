"""1 - 2 / (exp(2x) + 1): the value is right everywhere, the gradient is NaN at 100.

cause: NaN
"""

import torch


def tanh(x):
    return 1 - 2 / (torch.exp(2 * x) + 1)
