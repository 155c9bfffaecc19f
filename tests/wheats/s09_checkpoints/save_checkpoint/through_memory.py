"""Everything is pickled in memory before the file is touched."""

import torch
import io


def save_checkpoint(path, model, optimizer, scheduler, generator, epoch):
    buffer = io.BytesIO()
    torch.save(
        dict(
            model=dict(model.state_dict()),
            optimizer=optimizer.state_dict(),
            scheduler=scheduler.state_dict(),
            generator=generator.get_state(),
            epoch=epoch,
        ),
        buffer,
    )
    with open(path, "wb") as file:
        file.write(buffer.getbuffer())
