"""NumPy computes, and the gradients are lost.

cause: detach() the tensor first
verdict: error
"""

import numpy as np
import torch


def pairwise_distances(x, y):
    return torch.from_numpy(np.linalg.norm(x.numpy()[:, None] - y.numpy(), axis=-1))
