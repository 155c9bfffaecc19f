"""Zeroes the frozen values.

cause: frozen values became zero
"""

import torch


def stop_gradient(x, frozen):
    return x * ~frozen
