"""Written straight over the last one.

cause: the last good checkpoint is lost
"""

import torch


def save_checkpoint(path, model, optimizer, scheduler, generator, epoch):
    torch.save(
        {
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict(),
            "generator": generator.get_state(),
            "epoch": epoch,
        },
        path,
    )
