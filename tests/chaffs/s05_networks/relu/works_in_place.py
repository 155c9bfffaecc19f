"""`relu_` overwrites the caller's tensor.

cause: in place
"""

import torch


def relu(x):
    return torch.relu_(x)
