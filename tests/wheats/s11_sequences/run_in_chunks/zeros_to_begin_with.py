"""Explicit zeros, and states copied without a graph."""

import torch


def run_in_chunks(lstm, x, length):
    shape = (lstm.num_layers, x.shape[1], lstm.hidden_size)
    h, c = x.new_zeros(shape), x.new_zeros(shape)
    pieces = []
    for piece in torch.split(x, length, dim=0):
        result, (h, c) = lstm(piece, (h, c))
        h, c = h.data.clone(), c.data.clone()
        pieces.append(result)
    return torch.cat(pieces, dim=0)
