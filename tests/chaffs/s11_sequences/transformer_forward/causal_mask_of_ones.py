"""The causal mask has ones, which are added to the scores.

cause: added to the scores
"""

import torch


def transformer_forward(model, source, target, source_lengths):
    future = torch.ones(len(target), len(target)).triu(1)
    padding = torch.arange(len(source)) >= source_lengths.unsqueeze(1)
    return model(
        source, target, tgt_mask=future, src_key_padding_mask=padding, memory_key_padding_mask=padding
    )
