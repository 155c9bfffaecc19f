"""Takes the two modes the wrong way round.

cause: if, and only if, inference=True
verdict: failed, error
"""

import torch


def predict_without_graph(model, x, *, inference=False):
    with torch.no_grad() if inference else torch.inference_mode():
        return model(x)
