"""Detached copies on the CPU in an ordinary dictionary; os.makedirs."""

import torch
import os


def save_weights(model, path):
    folder = os.path.dirname(str(path))
    if folder:
        os.makedirs(folder, exist_ok=True)
    torch.save({name: tensor.detach().cpu().clone() for name, tensor in model.state_dict().items()}, str(path))
