"""The target is padded by the lengths of the source.

cause: nothing of the target
"""

import torch


def transformer_forward(model, source, target, source_lengths):
    future = torch.ones(len(target), len(target), dtype=torch.bool).triu(1)
    padding = torch.arange(len(source)) >= source_lengths.unsqueeze(1)
    return model(
        source,
        target,
        tgt_mask=future,
        tgt_key_padding_mask=torch.arange(len(target)) >= source_lengths.unsqueeze(1),
        src_key_padding_mask=padding,
        memory_key_padding_mask=padding,
    )
