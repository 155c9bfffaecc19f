"""Without keepdim the sums line up with the wrong axis, or with none.

cause: keepdim
verdict: failed, error
"""

import torch


def log_softmax(x, dim=-1):
    return x - torch.logsumexp(x, dim=dim)
