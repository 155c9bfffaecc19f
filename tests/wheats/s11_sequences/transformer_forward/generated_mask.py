"""PyTorch's own causal mask, with the hint that it is one; padding row by row."""

import torch
from torch import nn


def transformer_forward(model, source, target, source_lengths):
    padding = torch.stack([torch.arange(source.size(0)) >= length for length in source_lengths])
    return model(
        source,
        target,
        tgt_mask=nn.Transformer.generate_square_subsequent_mask(target.size(0)),
        tgt_is_causal=True,
        src_key_padding_mask=padding,
        memory_key_padding_mask=padding,
    )
