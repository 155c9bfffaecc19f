"""Copied instead of moved.

cause: another file is left
"""

import torch
import shutil


def save_checkpoint(path, model, optimizer, scheduler, generator, epoch):
    checkpoint = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
        "generator": generator.get_state(),
        "epoch": epoch,
    }
    torch.save(checkpoint, f"{path}.tmp")
    shutil.copyfile(f"{path}.tmp", path)
