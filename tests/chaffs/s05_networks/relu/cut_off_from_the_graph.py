"""The computation happens on detached numbers: nothing below it learns.

cause: graph
"""

import torch


def relu(x):
    return torch.relu(x.detach())
