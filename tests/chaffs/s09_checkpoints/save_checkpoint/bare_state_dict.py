"""Only the weights.

cause: there is no entry 'model'
"""

import torch
import os


def save_checkpoint(path, model, optimizer, scheduler, generator, epoch):
    torch.save(model.state_dict(), f"{path}.tmp")
    os.replace(f"{path}.tmp", path)
