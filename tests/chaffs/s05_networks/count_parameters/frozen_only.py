"""`trainable_only` counts the frozen ones.

cause: frozen
"""




def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if not trainable_only or not p.requires_grad)
