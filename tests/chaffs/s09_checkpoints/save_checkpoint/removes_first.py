"""The last one is removed before the new one is written.

cause: the last good checkpoint is lost
verdict: failed, error
"""

import torch
from pathlib import Path


def save_checkpoint(path, model, optimizer, scheduler, generator, epoch):
    Path(path).unlink(missing_ok=True)
    checkpoint = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
        "generator": generator.get_state(),
        "epoch": epoch,
    }
    torch.save(checkpoint, f"{path}.tmp")
    Path(f"{path}.tmp").rename(path)
