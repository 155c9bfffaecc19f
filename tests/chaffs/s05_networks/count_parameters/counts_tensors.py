"""Counts the parameter tensors, not the numbers in them.

cause: numel
"""




def count_parameters(module, trainable_only=False):
    return len([p for p in module.parameters() if p.requires_grad or not trainable_only])
