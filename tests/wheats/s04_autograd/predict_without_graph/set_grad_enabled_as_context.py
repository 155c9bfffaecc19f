"""set_grad_enabled as a context manager, and inference_mode with a flag."""

import torch


def predict_without_graph(model, x, *, inference=False):
    with torch.inference_mode(inference), torch.set_grad_enabled(False):
        return model(x)
