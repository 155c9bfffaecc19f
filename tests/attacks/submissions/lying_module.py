"""A network that stores nothing, whose state_dict is empty and whose forward returns zeros.

task: s05_networks.Net
verdicts: failed, error
checks: 9
bites: no: the naive grader has no networks
"""
import torch


class Net(torch.nn.Module):
    def load_state_dict(self, *args, **options):
        return None

    def state_dict(self, *args, **options):
        return {}

    def parameters(self, *args, **options):
        return iter([torch.nn.Parameter(torch.zeros(1))])

    def forward(self, x):
        return torch.zeros(len(x), 10)
