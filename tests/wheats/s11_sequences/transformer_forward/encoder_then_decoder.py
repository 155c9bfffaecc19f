"""Encoder and decoder are called one after the other; the causal mask by name."""

import torch


def transformer_forward(model, source, target, source_lengths):
    padding = ~(torch.arange(source.size(0)).expand(source.size(1), -1) < source_lengths[:, None])
    memory = model.encoder(source, src_key_padding_mask=padding)
    future = torch.full((len(target), len(target)), True).triu(diagonal=1)
    return model.decoder(
        target, memory, tgt_mask=future, tgt_is_causal=True, memory_key_padding_mask=padding
    )
