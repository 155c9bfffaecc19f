"""Goes one level down and leaves out what lies deeper.

cause: submodules
"""




def count_parameters(module, trainable_only=False):
    parts = [module, *module.children()]
    return sum(
        p.numel()
        for part in parts
        for p in part.parameters(recurse=False)
        if p.requires_grad or not trainable_only
    )
