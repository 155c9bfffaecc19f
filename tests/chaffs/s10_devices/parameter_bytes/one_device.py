"""Takes the first parameter's device for that of all.

cause: everything was put down to one device
verdict: failed, error
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    device = next(model.parameters()).device
    return {str(device): sum(value.nbytes for value in model.parameters())}
