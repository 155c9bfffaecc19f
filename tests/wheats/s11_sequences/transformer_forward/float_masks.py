"""Additive masks."""

import math

import torch
from torch import nn


def transformer_forward(model, source, target, source_lengths):
    future = nn.Transformer.generate_square_subsequent_mask(target.shape[0])
    padding = torch.zeros(source.shape[1], source.shape[0])
    for row, length in zip(padding, source_lengths.tolist()):
        row[length:] = -math.inf
    return model(
        source, target, tgt_mask=future, src_key_padding_mask=padding, memory_key_padding_mask=padding
    )
