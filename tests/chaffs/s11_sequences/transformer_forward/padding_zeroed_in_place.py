"""The caller's padding is overwritten.

cause: changed in place
verdict: failed, error
"""

import torch


def transformer_forward(model, source, target, source_lengths):
    future = torch.ones(len(target), len(target), dtype=torch.bool).triu(1)
    padding = torch.arange(len(source)) >= source_lengths.unsqueeze(1)
    source.data.masked_fill_(padding.T.unsqueeze(2), 0.0)
    return model(
        source,
        target,
        tgt_mask=future,
        src_key_padding_mask=padding,
        memory_key_padding_mask=padding,
    )
