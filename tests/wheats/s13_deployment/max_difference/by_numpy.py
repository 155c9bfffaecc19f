"""numpy.max keeps a NaN as well; concatenated."""

import numpy
import torch


def max_difference(model, deployed, batches):
    was_training = model.training
    model.eval()
    try:
        gaps = []
        for batch in batches:
            expected, found = model(batch).detach(), deployed(batch).detach()
            if found.size() != expected.size():
                raise ValueError("shapes differ")
            gaps.append((expected - found).abs().flatten())
        if len(gaps) == 0:
            raise ValueError("no batches")
        return float(numpy.concatenate([gap.numpy() for gap in gaps]).max())
    finally:
        model.train(was_training)
