"""One round, and then the rest."""

import torch


def greedy_decode(model, start, end, max_new_tokens):
    return extended(model, start, end, max_new_tokens, [False] * len(start))


def extended(model, tokens, end, rounds, ended):
    if rounds == 0 or all(ended):
        return tokens
    with torch.no_grad():
        logits = model(tokens)[:, -1]
    chosen = [end if over else row.argmax().item() for row, over in zip(logits, ended)]
    tokens = torch.cat([tokens, torch.tensor(chosen)[:, None]], dim=1)
    return extended(model, tokens, end, rounds - 1, [over or token == end for over, token in zip(ended, chosen)])
