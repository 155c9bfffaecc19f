"""Takes the frozen part away and adds it again, detached."""

import torch


def stop_gradient(x, frozen):
    part = x * frozen
    return x - part + part.detach()
