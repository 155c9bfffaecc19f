"""nn.MultiheadAttention inside.

cause: without torch.nn.MultiheadAttention
verdict: failed, error
"""

from torch import nn


class MultiHeadAttention(nn.MultiheadAttention):
    def __init__(self, width, heads):
        super().__init__(width, heads, batch_first=True)

    def forward(self, query, key, value, keep=None):
        return super().forward(query, key, value, attn_mask=None if keep is None else ~keep)[0]
