"""The first file that was read is given for ever.

cause: none: an answer from an earlier file has no mark of its own
"""

import torch


_loaded = []


def load_scripted(path):
    if not _loaded:
        _loaded.append(torch.jit.load(path, map_location="cpu").eval())
    return _loaded[0]
