"""The folder is not made.

cause: make it
verdict: error
"""

import torch


def save_weights(model, path):
    torch.save(model.state_dict(), path)
