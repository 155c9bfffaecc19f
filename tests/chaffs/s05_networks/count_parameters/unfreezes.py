"""Asking for all parameters sets `requires_grad` on them.

cause: changed
"""




def count_parameters(module, trainable_only=False):
    if not trainable_only:
        module.requires_grad_()
    return sum(p.numel() for p in module.parameters() if p.requires_grad)
