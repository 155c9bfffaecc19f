"""A clone whose frozen elements are overwritten by detached ones."""

import torch


def stop_gradient(x, frozen):
    y = x.clone()
    y[frozen] = x.detach()[frozen]
    return y
