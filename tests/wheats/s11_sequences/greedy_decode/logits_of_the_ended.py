"""What has ended is made to choose `end` by its logits."""

import torch


def greedy_decode(model, start, end, max_new_tokens):
    tokens, ended = start.clone(), torch.zeros(start.size(0), dtype=torch.bool)
    with torch.no_grad():
        while max_new_tokens and not ended.all():
            logits = model(tokens)[:, -1, :].clone()
            logits[ended] = -torch.inf
            logits[ended, end] = 0.0
            tokens = torch.cat((tokens, logits.max(-1, keepdim=True).indices), 1)
            ended |= tokens[:, -1].eq(end)
            max_new_tokens -= 1
    return tokens
