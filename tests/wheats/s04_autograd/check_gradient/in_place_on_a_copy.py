"""Moves one element of a float64 copy and puts it back."""

import torch


def check_gradient(function, x, eps=1e-5):
    leaf = torch.tensor(x.tolist(), dtype=torch.double, requires_grad=True)
    function(leaf).backward()
    flat, worst = leaf.detach().clone().reshape(-1), []
    for index in range(flat.numel()):
        before = flat[index].item()
        flat[index] = before + eps
        up = function(flat.reshape(x.shape)).item()
        flat[index] = before - eps
        down = function(flat.reshape(x.shape)).item()
        flat[index] = before
        worst.append(abs((up - down) / (2 * eps) - leaf.grad.reshape(-1)[index].item()))
    return max(worst)
