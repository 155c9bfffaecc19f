"""The derivative worked out on paper."""

import torch


def tutorial_gradient(values):
    values = values.detach()
    return 6 * (values.to(torch.get_default_dtype()) + 2) / values.numel() if not values.is_floating_point() else (
        6 * (values + 2) / values.numel()
    )
