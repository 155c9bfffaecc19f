"""ToImage is forgotten: ToDtype passes a PIL image on as it is.

cause: it goes last
verdict: error
"""

import torch
from torchvision.transforms import v2


def digit_transform(mean=0.5, std=0.5):
    return v2.Compose([v2.ToDtype(torch.float32, scale=True), v2.Normalize([mean], [std])])
