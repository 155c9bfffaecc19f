"""Each sequence by itself, with its source cut to its length."""

import torch


def transformer_forward(model, source, target, source_lengths):
    steps = torch.arange(len(target))
    future = steps > steps.unsqueeze(1)
    outputs = []
    for b, length in enumerate(source_lengths.tolist()):
        outputs.append(model(source[:length, b : b + 1], target[:, b : b + 1], tgt_mask=future))
    return torch.cat(outputs, dim=1)
