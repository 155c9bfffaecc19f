"""masked_scatter of the detached values."""

import torch


def stop_gradient(x, frozen):
    return x.masked_scatter(frozen, x.detach()[frozen])
