"""All room is made at the start, and cut at the end."""

import torch


@torch.inference_mode()
def greedy_decode(model, start, end, max_new_tokens):
    begun = start.shape[1]
    room = torch.full((len(start), begun + max_new_tokens), end)
    room[:, :begun] = start
    going = torch.ones(len(start), dtype=torch.bool)
    place = begun
    while place < room.shape[1] and going.any():
        logits = model(room[:, :place])
        best = logits[:, place - 1].max(dim=1).indices
        room[going, place] = best[going]
        going &= best != end
        place += 1
    return room[:, :place].clone()
