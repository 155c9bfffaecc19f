"""The mask of nn.Transformer.

cause: bool mask
verdict: failed, error
"""

from torch import nn


def causal_mask(size, device=None):
    return nn.Transformer.generate_square_subsequent_mask(size, device=device)
