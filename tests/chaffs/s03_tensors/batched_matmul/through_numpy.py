"""NumPy multiplies, and the gradients are lost.

cause: detach() the tensor first
verdict: error
"""

import numpy as np
import torch


def batched_matmul(x, y):
    return torch.from_numpy(np.matmul(x.numpy(), y.numpy()))
