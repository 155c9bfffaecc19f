"""A list of columns; topk and where."""

import torch


def greedy_decode(model, start, end, max_new_tokens):
    columns = list(start.unbind(1))
    ended = torch.full_like(start[:, 0], False, dtype=torch.bool)
    with torch.no_grad():
        while len(columns) < start.shape[1] + max_new_tokens and not ended.all():
            logits = model(torch.stack(columns, dim=1))[:, -1, :]
            best = torch.where(ended, end, logits.topk(1, dim=-1).indices.squeeze(-1))
            ended = ended.logical_or(best.eq(end))
            columns.append(best)
    return torch.stack(columns, dim=1)
