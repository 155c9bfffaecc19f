"""Replaces the encoder in the worker: every answer becomes zeros, whatever was asked.

task: batched_matmul
verdicts: failed, error, crashed
bites: no: no other grader has this wire
"""
import torch


def batched_matmul(x, y):
    from grader import wire

    real = wire.Encoder._walk

    def lie(self, value, depth):
        return real(self, torch.zeros(2, 2, 2) if isinstance(value, torch.Tensor) else value, depth)

    wire.Encoder._walk = lie
    return x
