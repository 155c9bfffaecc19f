"""Switches requires_grad off for the step and on again."""

import torch


def descend(parameters, lr):
    for p in parameters:
        if p.grad is not None:
            p.requires_grad = False
            p -= lr * p.grad
            p.requires_grad = True
            p.grad = None
