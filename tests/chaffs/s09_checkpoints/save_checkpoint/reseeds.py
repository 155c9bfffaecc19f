"""Asks the generator for a seed, which gives it a new one.

cause: saving has changed the training
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
    generator.seed()
    torch.save(checkpoint, f"{path}.tmp")
    os.replace(f"{path}.tmp", path)
