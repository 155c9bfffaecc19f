"""Adds the flowing and the frozen part."""

import torch


def stop_gradient(x, frozen):
    return x * ~frozen + (x * frozen).detach()
