"""Walks the modules one by one, so that a shared parameter counts once for each of them.

cause: twice
"""




def count_parameters(module, trainable_only=False):
    return sum(
        p.numel()
        for part in module.modules()
        for p in part.parameters(recurse=False)
        if p.requires_grad or not trainable_only
    )
