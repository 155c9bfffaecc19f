"""A bare number becomes a list of one.

cause: a bare number has no axis
"""

import torch


def from_values(values):
    return torch.tensor(values if isinstance(values, list) else [values])
