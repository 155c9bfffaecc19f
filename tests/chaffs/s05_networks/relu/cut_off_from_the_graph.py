"""The computation happens on detached numbers: nothing below it learns.

cause: graph
verdict: error
"""

import torch


def relu(x):
    return torch.relu(x.detach())
