"""Uses x as scratch space under no_grad, and puts the numbers back.

cause: x was written to
verdict: error
"""

import torch


def stop_gradient(x, frozen):
    y = torch.where(frozen, x.detach().clone(), x)
    with torch.no_grad():
        before = x.clone()
        x[frozen] = 0
        x.copy_(before)
    return y
