"""Compares without having written anything.

cause: everything was said to share
"""

import torch


def sharing_table(constructors, source):
    return {name: torch.equal(construct(source), construct(source)) for name, construct in constructors.items()}
