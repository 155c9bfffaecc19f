"""Counts only parameters called weight.

cause: bias
"""




def count_parameters(module, trainable_only=False):
    return sum(
        p.numel()
        for name, p in module.named_parameters()
        if name.endswith("weight") and (p.requires_grad or not trainable_only)
    )
