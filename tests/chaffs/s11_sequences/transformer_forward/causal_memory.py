"""The memory is masked causally as well.

cause: beginning of the source
"""

import torch


def transformer_forward(model, source, target, source_lengths):
    future = torch.ones(len(target), len(target), dtype=torch.bool).triu(1)
    padding = torch.arange(len(source)) >= source_lengths.unsqueeze(1)
    return model(
        source,
        target,
        memory_mask=torch.ones(len(target), len(source), dtype=torch.bool).triu(1),
        tgt_mask=future,
        src_key_padding_mask=padding,
        memory_key_padding_mask=padding,
    )
