"""An end in the beginning counts.

cause: in the beginning
"""

import torch


def greedy_decode(model, start, end, max_new_tokens):
    tokens, ended = start, (start == end).any(1)
    for _ in range(max_new_tokens):
        if ended.all():
            break
        with torch.no_grad():
            chosen = model(tokens)[:, -1].argmax(dim=-1)
        chosen = chosen.masked_fill(ended, end)
        tokens = torch.cat([tokens, chosen.unsqueeze(1)], dim=1)
        ended = ended | (chosen == end)
        if ended.all():
            break
    return tokens
