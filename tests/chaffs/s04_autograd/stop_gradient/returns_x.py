"""Stops nothing.

cause: no gradient was stopped
"""

import torch


def stop_gradient(x, frozen):
    return x + 0
