"""Frozen parameters are never counted.

cause: frozen
"""




def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if p.requires_grad)
