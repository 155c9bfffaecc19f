"""`nn.ReLU(x)` makes a module whose `inplace` is x; it computes nothing.

cause: nn.ReLU is a class
verdict: error
"""

from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, x):
        x = x.flatten(1)
        x = nn.ReLU(self.fc1(x))
        x = nn.ReLU(self.fc2(x))
        return self.fc3(x)
