"""An error is printed and forgotten.

cause: swallowed
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
    try:
        torch.save(checkpoint, f"{path}.tmp")
        os.replace(f"{path}.tmp", path)
    except Exception as problem:
        print("not saved:", problem)
