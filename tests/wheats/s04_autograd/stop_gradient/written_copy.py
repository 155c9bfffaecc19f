"""Writes the flowing elements into a detached copy."""

import torch


def stop_gradient(x, frozen):
    y = x.detach().clone()
    y[~frozen] = x[~frozen]
    return y
