"""Wrong numbers with all the right flags: requires_grad, is_leaf and grad_fn are overridden.

task: s04_autograd.predict_without_graph
verdicts: failed, error
checks: 9
bites: no: the naive grader does not look at flags
"""
import torch


class Flags(torch.Tensor):
    requires_grad = property(lambda self: False)
    is_leaf = property(lambda self: True)
    grad_fn = property(lambda self: None)

    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return super().__torch_function__(function, types, args, kwargs or {})


def predict_without_graph(model, x):
    return (model(x) + 1).detach().as_subclass(Flags)
