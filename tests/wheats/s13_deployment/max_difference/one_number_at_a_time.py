"""In Python, one number at a time; a NaN ends it."""

import math


def max_difference(model, deployed, batches):
    was_training = model.training
    model.train(False)
    try:
        largest = None
        for batch in batches:
            expected, found = model(batch), deployed(batch)
            if list(found.shape) != list(expected.shape):
                raise ValueError(f"{list(found.shape)} is not {list(expected.shape)}")
            for gap in (expected - found).abs().flatten().tolist():
                if math.isnan(gap):
                    return gap
                largest = gap if largest is None or gap > largest else largest
        if largest is None:
            raise ValueError("no batches")
        return largest
    finally:
        model.train(was_training)
