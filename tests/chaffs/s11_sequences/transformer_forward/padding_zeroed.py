"""The padding is set to zero, and not masked.

cause: not invisible
"""

import torch


def transformer_forward(model, source, target, source_lengths):
    future = torch.ones(len(target), len(target), dtype=torch.bool).triu(1)
    padding = torch.arange(len(source)) >= source_lengths.unsqueeze(1)
    source = source.masked_fill(padding.T.unsqueeze(2), 0.0)
    return model(
        source,
        target,
        tgt_mask=future,
    )
