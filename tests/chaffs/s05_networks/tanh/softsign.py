"""x / (1 + |x|).

cause: softsign
"""

from torch.nn import functional as F


def tanh(x):
    return F.softsign(x)
