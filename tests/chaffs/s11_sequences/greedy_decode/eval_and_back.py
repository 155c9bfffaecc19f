"""Switches to evaluation mode for the time being, and to training mode afterwards.

cause: caller's business
verdict: failed, error
"""

import torch


def greedy_decode(model, start, end, max_new_tokens):
    tokens, ended = start, torch.zeros(len(start), dtype=torch.bool)
    module = isinstance(model, torch.nn.Module)
    if module:
        model.eval()
    with torch.no_grad():
        for _ in range(max_new_tokens):
            chosen = model(tokens)[:, -1].argmax(-1).masked_fill(ended, end)
            tokens = torch.cat([tokens, chosen[:, None]], 1)
            ended = chosen == end
            if ended.all():
                break
    if module:
        model.train()
    return tokens
