"""NumPy reads the nesting, floats are narrowed afterwards."""

import numpy as np
import torch


def from_values(values):
    tensor = torch.from_numpy(np.array(values))
    return tensor.to(torch.get_default_dtype()) if tensor.is_floating_point() else tensor
