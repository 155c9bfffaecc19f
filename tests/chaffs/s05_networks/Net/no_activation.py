"""Three linear layers in a row are one linear layer.

cause: ReLU is missing
"""

from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.Linear(128, 64), nn.Linear(64, 10))

    def forward(self, x):
        return self.layers(x)
