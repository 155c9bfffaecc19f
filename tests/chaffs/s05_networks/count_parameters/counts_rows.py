"""Adds up the first sizes only.

cause: numel
"""




def count_parameters(module, trainable_only=False):
    return sum(len(p) for p in module.parameters() if p.requires_grad or not trainable_only)
