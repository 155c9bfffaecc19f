"""Takes the shape apart as (B, C, H, W), so that flattened images are refused.

cause: (B, 784)
verdict: error
"""

from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, x):
        batch, channels, height, width = x.shape
        x = x.view(batch, channels * height * width)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)
