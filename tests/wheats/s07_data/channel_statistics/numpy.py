"""NumPy, whose std divides by n."""

import numpy as np
import torch


def channel_statistics(dataset, training):
    pixels = np.concatenate([dataset[i][0].flatten(1).double().numpy() for i in training], axis=1)
    return torch.tensor(pixels.mean(axis=1)).float(), torch.from_numpy(pixels.std(axis=1)).to(torch.float32)
