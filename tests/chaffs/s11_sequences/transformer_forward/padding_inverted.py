"""The padding mask is the wrong way round.

cause: wrong way round
"""

import torch


def transformer_forward(model, source, target, source_lengths):
    future = torch.ones(len(target), len(target), dtype=torch.bool).triu(1)
    padding = torch.arange(len(source)) < source_lengths.unsqueeze(1)
    return model(
        source,
        target,
        tgt_mask=future,
        src_key_padding_mask=padding,
        memory_key_padding_mask=padding,
    )
