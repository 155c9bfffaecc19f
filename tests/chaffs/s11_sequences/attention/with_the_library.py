"""F.scaled_dot_product_attention.

cause: without torch.nn.functional.scaled_dot
verdict: error
"""

from torch.nn import functional as F


def attention(query, key, value, keep=None):
    return F.scaled_dot_product_attention(query, key, value, attn_mask=keep)
