"""Returns the mean, not its gradient.

cause: not its gradient
"""

import torch


def tutorial_gradient(values):
    x = values.detach().to(values.dtype if values.is_floating_point() else torch.float32)
    return (3 * (x + 2) ** 2).mean()
