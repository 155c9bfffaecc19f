"""A large negative number is added; rows without keys are wiped afterwards."""

from torch.nn import functional as F


def attention(query, key, value, keep=None):
    scores = query / query.shape[-1] ** 0.5 @ key.transpose(-2, -1)
    if keep is not None:
        scores = scores + (~keep) * -1e9
    result = F.softmax(scores, dim=-1) @ value
    if keep is not None:
        result = result * keep.any(-1, keepdim=True)
    return result
