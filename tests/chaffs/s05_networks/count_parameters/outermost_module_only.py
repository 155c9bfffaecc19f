"""Looks only at the module's own parameters, not at its submodules'.

cause: submodules
"""




def count_parameters(module, trainable_only=False):
    own = module.parameters(recurse=False)
    return sum(p.numel() for p in own if p.requires_grad or not trainable_only)
