"""ToDtype without scale=True leaves 0 to 255.

cause: the bytes were not scaled
"""

import torch
from torchvision.transforms import v2


def digit_transform(mean=0.5, std=0.5):
    return v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32), v2.Normalize([mean], [std])])
