"""A dataset of its own over the bytes of the files, with tensors for labels."""

from pathlib import Path
import numpy as np
import torch
from PIL import Image


class Digits(torch.utils.data.Dataset):
    def __init__(self, root, train, transform):
        folder, prefix = Path(root) / "MNIST" / "raw", "train" if train else "t10k"
        images = np.frombuffer((folder / f"{prefix}-images-idx3-ubyte").read_bytes(), np.uint8, offset=16)
        labels = np.frombuffer((folder / f"{prefix}-labels-idx1-ubyte").read_bytes(), np.uint8, offset=8)
        self.images, self.labels, self.transform = images.reshape(-1, 28, 28), labels, transform
    def __len__(self):
        return len(self.labels)
    def __getitem__(self, index):
        return self.transform(Image.fromarray(self.images[index])), torch.tensor(int(self.labels[index]))
def load_digits(root, train, transform):
    return Digits(root, train, transform)
