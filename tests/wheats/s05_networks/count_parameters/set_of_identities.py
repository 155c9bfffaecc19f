"""Walks the modules, and remembers which parameters it has seen."""




def count_parameters(module, trainable_only=False):
    seen = {id(p): p for part in module.modules() for p in part.parameters(recurse=False)}
    return sum(p.nelement() for p in seen.values() if p.requires_grad or not trainable_only)
