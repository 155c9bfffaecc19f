"""Another rule altogether.

cause: Adam
"""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.Adam(model.parameters(), lr=lr, betas=(momentum, 0.999))
