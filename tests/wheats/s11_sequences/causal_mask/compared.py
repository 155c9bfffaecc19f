"""Numbers compared with numbers."""

import torch


def causal_mask(size, device=None):
    places = torch.arange(size, device=device)
    return places[None, :] <= places[:, None]
