"""A list of tensors.

cause: tensors
"""

import torch


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for _ in range(epochs):
        for _ in range(updates):
            rates.append(torch.tensor(optimizer.param_groups[0]["lr"]))
            optimizer.step()
            if each_update:
                scheduler.step()
        if not each_update:
            scheduler.step()
    return rates
