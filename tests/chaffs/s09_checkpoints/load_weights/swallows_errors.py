"""Any error is printed and forgotten.

cause: none
Two different laws go at once; the names that were passed over are told of.
"""

import torch


def load_weights(model, path):
    try:
        model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    except Exception as problem:
        print(problem)
