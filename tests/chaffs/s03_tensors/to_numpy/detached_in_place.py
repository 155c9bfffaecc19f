"""detach_ takes the caller's tensor out of its graph.

cause: detach_() changes it
verdict: error, failed
"""

import torch


def to_numpy(tensor):
    tensor = tensor.detach_().cpu()
    return tensor.float().numpy() if tensor.dtype == torch.bfloat16 else tensor.numpy()
