"""A subclass of nn.Linear owns nothing itself.

cause: without torch.nn.Linear
verdict: error
"""

from torch import nn


class Affine(nn.Linear):
    pass
