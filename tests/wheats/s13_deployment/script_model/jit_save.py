"""torch.jit.save, mode kept by hand."""

import torch


def script_model(model, path):
    was_training = model.training
    model.eval()
    torch.jit.save(torch.jit.script(model), str(path))
    model.train(was_training)
