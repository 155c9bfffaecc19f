"""Compares where the first numbers lie.

cause: where it lies
"""

import torch


def sharing_table(constructors, source):
    start = torch.as_tensor(source).data_ptr()
    return {name: construct(source).data_ptr() == start for name, construct in constructors.items()}
