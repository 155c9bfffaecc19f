"""Channels stacked in a new axis."""

import torch


def transpose_images(images):
    return torch.stack(images.unbind(dim=3), dim=1)
