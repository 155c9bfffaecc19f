"""Under inference_mode as a whole, with lists of what has ended."""

import torch


@torch.inference_mode()
def greedy_decode(model, start, end, max_new_tokens):
    tokens, ended = start, [False] * len(start)
    while max_new_tokens > 0 and not all(ended):
        best = model(tokens)[:, -1].topk(1).indices[:, 0].tolist()
        best = [end if over else token for over, token in zip(ended, best, strict=True)]
        ended = [token == end for token in best]
        tokens = torch.hstack([tokens, torch.tensor(best).unsqueeze(1)])
        max_new_tokens -= 1
    return tokens
