"""Creates a graph of the Jacobian.

cause: drags a graph along
"""

import torch


def jacobian(function, x):
    return torch.autograd.functional.jacobian(function, x.detach(), create_graph=True)
