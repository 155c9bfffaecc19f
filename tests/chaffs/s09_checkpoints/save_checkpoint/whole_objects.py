"""Objects instead of their states.

cause: the file holds objects
"""

import torch
import os


def save_checkpoint(path, model, optimizer, scheduler, generator, epoch):
    checkpoint = {
        "model": model,
        "optimizer": optimizer,
        "scheduler": scheduler.state_dict(),
        "generator": generator.get_state(),
        "epoch": epoch,
    }
    torch.save(checkpoint, f"{path}.tmp")
    os.replace(f"{path}.tmp", path)
