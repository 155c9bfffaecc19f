"""Goes through NumPy, without a gradient.

cause: numpy
verdict: error
"""

import torch


def sliding_windows(x, size, step):
    if x.shape[-1] < size:
        return x.new_empty(*x.shape[:-1], 0, size)
    import numpy

    view = numpy.lib.stride_tricks.sliding_window_view(x.numpy(), size, axis=-1)[..., ::step, :]
    return torch.from_numpy(view.copy())
