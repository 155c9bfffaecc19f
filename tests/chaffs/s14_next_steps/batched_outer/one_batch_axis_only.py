"""An einsum for one leading axis.

cause: any leading axes
verdict: error, failed
"""

import torch


def batched_outer(x, y):
    return torch.einsum("bi,bj->bij", x, y)
