"""A short series raises.

cause: has no window
verdict: error
"""

import torch


def sliding_windows(x, size, step):
    return x.unfold(-1, size, step)
