"""Each round calls the model twice.

cause: more often
"""

import torch


def greedy_decode(model, start, end, max_new_tokens):
    tokens, ended = start, torch.zeros(len(start), dtype=torch.bool)
    for _ in range(max_new_tokens):
        with torch.no_grad():
            chosen = model(tokens)[torch.arange(len(tokens)), model(tokens).shape[1] - 1].argmax(dim=-1)
        chosen = chosen.masked_fill(ended, end)
        tokens = torch.cat([tokens, chosen.unsqueeze(1)], dim=1)
        ended = ended | (chosen == end)
        if ended.all():
            break
    return tokens
