"""A checkpoint that stands there is left.

cause: the old checkpoint still stands there
"""

import torch
import os


def save_checkpoint(path, model, optimizer, scheduler, generator, epoch):
    checkpoint = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
        "generator": generator.get_state(),
        "epoch": epoch,
    }
    torch.save(checkpoint, f"{path}.tmp")
    if os.path.exists(path):
        os.unlink(f"{path}.tmp")
    else:
        os.replace(f"{path}.tmp", path)
