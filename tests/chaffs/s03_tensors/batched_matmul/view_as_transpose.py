"""view in the place of a transpose scrambles y.

cause: reshape scrambled y
"""

import torch


def batched_matmul(x, y):
    b, m, p = y.shape
    columns = y.reshape(m, b, p)
    pairs = [x[i] @ columns[:, i] for i in range(b)]
    return torch.stack(pairs) if pairs else x @ y
