"""bfloat16 becomes float16.

cause: bfloat16 is to become float32
"""

import torch


def to_numpy(tensor):
    tensor = tensor.half() if tensor.dtype == torch.bfloat16 else tensor
    return tensor.numpy(force=True)
